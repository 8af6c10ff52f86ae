import { Level, type KeyCommand as KeyName } from '@certitude/contracts';
import { type KeyPress, type Keys } from '@certitude/web/core';

/** What a key press in the workbench asks for. */
export type KeyCommand =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'flag' }
  | { readonly kind: 'next' | 'previous' | 'search' | 'help' | 'undo' | 'write' };

/** The command of a key press, as the person has their keys; null for one that is none. */
export function commandOf(press: KeyPress, keys: Pick<Keys, 'commandOf'>): KeyCommand | null {
  const name = keys.commandOf(press);
  return name && commandNamed(name);
}

function commandNamed(name: KeyName): KeyCommand {
  switch (name) {
    case 'level-0':
    case 'level-1':
    case 'level-2':
    case 'level-3':
    case 'level-4':
    case 'level-5':
      return { kind: 'level', level: Level.parse(Number(name.slice(-1))) };
    default:
      return { kind: name };
  }
}

/** The help overlay: what keys do. */
export const KEY_HELP: readonly { readonly commands: readonly KeyName[]; readonly does: string }[] = [
  { commands: ['level-1', 'level-2', 'level-3', 'level-4', 'level-5'], does: 'Set the level' },
  { commands: ['level-0'], does: 'Back to not assessed' },
  { commands: ['next'], does: 'Next requirement' },
  { commands: ['previous'], does: 'Previous requirement' },
  { commands: ['write'], does: 'Write the rationale (Esc leaves it)' },
  { commands: ['flag'], does: 'Flag, or remove the flag' },
  { commands: ['undo'], does: 'Undo your last change' },
  { commands: ['search'], does: 'Search the requirements' },
  { commands: ['help'], does: 'Show this help' },
];
