import { KEY_COMMANDS, type KeyCommand as KeyName } from '@certitude/contracts';
import { type KeyPress } from '@certitude/web/core';
import { commandOf, KEY_HELP } from './keys';

const press = { key: 'x' } as KeyPress;
const obeyed = (name: KeyName | null) => commandOf(press, { commandOf: (asked) => (asked === press ? name : null) });

describe('keys of the workbench', () => {
  it.each([0, 1, 2, 3, 4, 5] as const)('set the level %d', (level) => {
    expect(obeyed(`level-${level}`)).toEqual({ kind: 'level', level });
  });

  it.each(['next', 'previous', 'flag', 'undo', 'write', 'search', 'help'] as const)(
    'do what they are for: %s',
    (kind) => {
      expect(obeyed(kind)).toEqual({ kind });
    },
  );

  it('do nothing where the person has no command on them', () => {
    expect(obeyed(null)).toBeNull();
  });

  it('are all explained', () => {
    expect(KEY_HELP.flatMap(({ commands }) => commands).sort()).toEqual([...KEY_COMMANDS].sort());
  });
});
