import * as z from 'zod';

/** What a single key does while nobody is typing. */
export const KEY_COMMANDS = [
  ...(['level-0', 'level-1', 'level-2', 'level-3', 'level-4', 'level-5'] as const),
  ...(['next', 'previous', 'write', 'flag', 'undo', 'search', 'help'] as const),
] as const;
export const KeyCommand = z.enum(KEY_COMMANDS);
export type KeyCommand = z.infer<typeof KeyCommand>;

/** The key of each command, until somebody chooses another one. */
export const DEFAULT_KEYS: Readonly<Record<KeyCommand, string>> = {
  'level-0': '0',
  'level-1': '1',
  'level-2': '2',
  'level-3': '3',
  'level-4': '4',
  'level-5': '5',
  next: 'n',
  previous: 'p',
  write: 'e',
  flag: 'f',
  undo: 'u',
  search: '/',
  help: '?',
};

/** One letter, digit or sign. Letters are small: Caps Lock makes no other key of them. */
export const SingleKey = z
  .string()
  .max(8, 'must be one letter, digit or sign')
  .transform((key) => key.toLowerCase())
  .refine((key) => /^[\p{L}\p{N}\p{P}\p{S}]$/u.test(key), 'must be one letter, digit or sign');

/** Whether single keys do anything for a person, and which ones; a command that is not named keeps its own. */
export interface KeyPreference {
  readonly enabled: boolean;
  readonly keys: Readonly<Partial<Record<KeyCommand, string>>>;
}

/** The key of every command, as the person has them. */
export const keysOf = ({ keys }: Pick<KeyPreference, 'keys'>): Readonly<Record<KeyCommand, string>> => ({
  ...DEFAULT_KEYS,
  ...keys,
});

/** Keys that two commands or more would have, with these commands. */
export function keyConflicts(
  preference: Pick<KeyPreference, 'keys'>,
): readonly { readonly key: string; readonly commands: readonly KeyCommand[] }[] {
  const keys = keysOf(preference);
  const distinct = [...new Set(Object.values(keys))];
  return distinct
    .map((key) => ({ key, commands: KEY_COMMANDS.filter((command) => keys[command] === key) }))
    .filter(({ commands }) => commands.length > 1);
}

export const KeyPreference = z
  .strictObject({ enabled: z.boolean(), keys: z.partialRecord(KeyCommand, SingleKey) })
  .superRefine((preference, context) => {
    for (const { key, commands } of keyConflicts(preference))
      context.addIssue({
        code: 'custom',
        path: ['keys', commands.find((command) => preference.keys[command] !== undefined) ?? ''],
        message: `“${key}” is the key of ${commands.length} commands`,
        input: key,
      });
  });
