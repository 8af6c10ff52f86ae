import { DEFAULT_KEYS, KEY_COMMANDS, keyConflicts, KeyPreference, keysOf } from './keys';

const parse = (keys: object, enabled = true) => KeyPreference.safeParse({ enabled, keys });

describe('single keys', () => {
  it('are different ones unless somebody chooses', () => {
    expect(Object.keys(DEFAULT_KEYS).sort()).toEqual([...KEY_COMMANDS].sort());
    expect(keyConflicts({ keys: {} })).toEqual([]);
  });

  it('are the person’s own where they chose one, and small letters', () => {
    expect(parse({ next: 'J', previous: 'k' }).data).toEqual({ enabled: true, keys: { next: 'j', previous: 'k' } });
    expect(keysOf({ keys: { next: 'j' } })).toEqual({ ...DEFAULT_KEYS, next: 'j' });
  });

  it('may be exchanged', () => {
    expect(parse({ next: 'p', previous: 'n' }).success).toBe(true);
  });

  it.each([
    ['the key of another command', { next: 'p' }, { key: 'p', commands: ['next', 'previous'] }],
    ['one key twice', { flag: 'x', undo: 'x' }, { key: 'x', commands: ['flag', 'undo'] }],
  ])('are refused for %s, and it is named', (_, keys, conflict) => {
    expect(keyConflicts({ keys })).toEqual([conflict]);
    const [issue] = parse(keys).error?.issues ?? [];
    expect(issue).toMatchObject({ path: ['keys', expect.any(String)], message: expect.stringContaining('2 commands') });
  });

  it.each([
    ['nothing', { next: '' }],
    ['two letters', { next: 'gg' }],
    ['a blank', { next: ' ' }],
    ['a line feed', { next: '\n' }],
    ['a name of a key', { next: 'Enter' }],
    ['a letter that is two when it is small', { next: 'İ' }],
    ['half a character', { next: '\ud83d' }],
    ['a number', { next: 7 }],
    ['a command that there is not', { launch: 'l' }],
    ['a command of all objects', { constructor: 'l' }],
  ])('are refused for %s', (_, keys) => {
    expect(parse(keys).success).toBe(false);
  });
});
