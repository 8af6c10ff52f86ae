import { Level } from '@certitude/contracts';

/** What a key press in the workbench asks for. */
export type KeyCommand =
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'flag' }
  | { readonly kind: 'next' | 'previous' | 'search' | 'help' | 'undo' | 'write' };

/** The part of a keyboard event that decides. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly isComposing: boolean;
  readonly defaultPrevented: boolean;
  readonly target: EventTarget | null;
}

const SIMPLE: Readonly<Record<string, Exclude<KeyCommand['kind'], 'level'>>> = {
  n: 'next',
  p: 'previous',
  f: 'flag',
  u: 'undo',
  e: 'write',
  '/': 'search',
  '?': 'help',
};

/**
 * The command of a key press; null for a key without one, with a modifier, and wherever somebody is typing or a dialog
 * or menu is open.
 */
export function commandOf(press: KeyPress): KeyCommand | null {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing || press.defaultPrevented) return null;
  if (press.target instanceof Element && takesKeys(press.target)) return null;
  const level = Level.safeParse(/^[0-5]$/.test(press.key) ? Number(press.key) : null);
  if (level.success) return { kind: 'level', level: level.data };
  const kind = Object.hasOwn(SIMPLE, press.key) ? SIMPLE[press.key] : undefined;
  return kind ? { kind } : null;
}

const TYPING = 'input:not([type=radio], [type=checkbox], [type=button]), textarea, select, [contenteditable]';
const OVERLAYS = '[role=dialog], [role=menu], [role=listbox], dialog';

function takesKeys(target: Element): boolean {
  const editable = target.closest(TYPING);
  const off = editable?.getAttribute('contenteditable') === 'false';
  return (editable !== null && !off) || target.closest(OVERLAYS) !== null;
}

/** The help overlay: keys and what they do. */
export const KEY_HELP: readonly { readonly keys: readonly string[]; readonly does: string }[] = [
  { keys: ['1', '2', '3', '4', '5'], does: 'Set the level' },
  { keys: ['0'], does: 'Back to not assessed' },
  { keys: ['n'], does: 'Next requirement' },
  { keys: ['p'], does: 'Previous requirement' },
  { keys: ['e'], does: 'Write the rationale (Esc leaves it)' },
  { keys: ['f'], does: 'Flag, or remove the flag' },
  { keys: ['u'], does: 'Undo your last change' },
  { keys: ['/'], does: 'Search the requirements' },
  { keys: ['?'], does: 'Show this help' },
];
