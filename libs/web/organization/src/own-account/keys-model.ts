import {
  DEFAULT_KEYS,
  KEY_COMMANDS,
  keyConflicts,
  keysOf,
  SingleKey,
  type KeyCommand,
  type KeyPreference,
} from '@certitude/contracts';
import * as z from 'zod';

/** What each command does, in words. */
export const COMMAND_NAMES: Readonly<Record<KeyCommand, string>> = {
  'level-0': 'Back to not assessed',
  'level-1': 'Set level 1',
  'level-2': 'Set level 2',
  'level-3': 'Set level 3',
  'level-4': 'Set level 4',
  'level-5': 'Set level 5',
  next: 'Next requirement',
  previous: 'Previous requirement',
  write: 'Write the rationale',
  flag: 'Flag, or remove the flag',
  undo: 'Undo my last change',
  search: 'Search the requirements',
  help: 'Show the keys',
};

/** Single keys as a form holds them: one for each command. */
export type KeysForm = { readonly enabled: boolean } & Readonly<Record<KeyCommand, string>>;

const eachCommand = <T>(make: (command: KeyCommand) => T) =>
  Object.fromEntries(KEY_COMMANDS.map((command) => [command, make(command)])) as Record<KeyCommand, T>;

export const KeysForm = z
  .object({ enabled: z.boolean(), ...eachCommand(() => SingleKey) })
  .superRefine((form, context) => {
    for (const command of KEY_COMMANDS) {
      const message = conflictText(form, command);
      if (message) context.addIssue({ code: 'custom', path: [command], message, input: form[command] });
    }
  });

export const toKeysForm = (preference: KeyPreference): KeysForm => ({
  enabled: preference.enabled,
  ...keysOf(preference),
});

/** Only what differs is kept, so that a better default of a later version arrives. */
export const toPreference = ({ enabled, ...keys }: KeysForm): KeyPreference => ({
  enabled,
  keys: Object.fromEntries(
    KEY_COMMANDS.filter((command) => smallOf(keys[command]) !== DEFAULT_KEYS[command]).map((command) => [
      command,
      smallOf(keys[command]),
    ]),
  ),
});

/** Which other command has the same key, as a sentence; null when none has. */
export function conflictText(form: Readonly<Record<KeyCommand, string>>, command: KeyCommand): string | null {
  const keys = eachCommand((each) => smallOf(form[each]));
  const conflict = keyConflicts({ keys }).find(({ key, commands }) => key !== '' && commands.includes(command));
  const others = conflict?.commands.filter((other) => other !== command).map((other) => `“${COMMAND_NAMES[other]}”`);
  return conflict && others ? `“${conflict.key}” is also the key of ${others.join(' and ')}.` : null;
}

const smallOf = (key: string): string => key.trim().toLowerCase();
