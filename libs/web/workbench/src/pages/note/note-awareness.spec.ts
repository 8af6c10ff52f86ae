import { Doc } from 'yjs';
import { NoteAwareness, type RemoteCursor } from './note-awareness';

const at = (clock: number): string => JSON.stringify({ item: { client: 1, clock } });
const remote = (connection: string, rest: Partial<RemoteCursor> = {}): RemoteCursor => ({
  connection,
  name: 'Jan',
  hue: 2,
  cursor: { anchor: at(1), head: at(2) },
  ...rest,
});
const shown = ({ awareness }: NoteAwareness): unknown[] =>
  [...awareness.getStates()].filter(([id]) => id !== awareness.clientID).map(([, state]) => state);

let open: NoteAwareness[] = [];
const given = (moved: (cursor: unknown) => void = () => undefined): NoteAwareness => {
  const awareness = new NoteAwareness(new Doc(), moved);
  open.push(awareness);
  return awareness;
};
afterEach(() => {
  for (const each of open) each.destroy();
  open = [];
});

describe('carets of the others in a note', () => {
  it('appear with name and colour, follow, and go', () => {
    const carets = given();
    const changes = jest.fn();
    carets.awareness.on('change', changes);
    carets.show([remote('a')]);
    expect(shown(carets)).toEqual([
      {
        user: { name: 'Jan', hue: 2 },
        cursor: { anchor: { item: { client: 1, clock: 1 } }, head: { item: { client: 1, clock: 2 } } },
      },
    ]);
    carets.show([remote('a'), remote('b')]);
    expect(shown(carets)).toHaveLength(2);
    carets.show([]);
    expect(shown(carets)).toEqual([]);
    expect(changes).toHaveBeenCalledTimes(3);
  });

  it.each(['', 'not JSON', 'null', '3', '{}', '{"item":1}', '{"type":{"client":1}}', '{"tname":"elsewhere"}'])(
    'are left out where the place cannot be read: %j',
    (anchor) => {
      const carets = given();
      carets.show([
        remote('a', { cursor: { anchor, head: at(1) } }),
        remote('c', { cursor: { anchor: at(1), head: anchor } }),
        remote('b'),
      ]);
      expect(shown(carets)).toHaveLength(1);
    },
  );
});

describe('the own caret', () => {
  it('is told when the editor moves it, and not when others move theirs', () => {
    const moved = jest.fn();
    const carets = given(moved);
    carets.show([remote('a')]);
    expect(moved).not.toHaveBeenCalled();
    carets.awareness.setLocalStateField('cursor', { anchor: { item: 3 }, head: { item: 4 } });
    expect(moved).toHaveBeenLastCalledWith({ anchor: '{"item":3}', head: '{"item":4}' });
    carets.awareness.setLocalStateField('cursor', null);
    expect(moved).toHaveBeenLastCalledWith(null);
  });
});
