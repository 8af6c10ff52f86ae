import { link, type Placed, type Row } from './note-row';
import { PlacedPieces } from './placed-pieces';

const ROW = (): Row => ({ holds: 'words', attribute: null, within: 'paragraph', depth: 1, first: null, pieces: 0 });
const piece = (row: Row, client: number, clock: number, length: number, left: Placed | null = null): Placed => ({
  ...{ client, clock, length, row, left, right: null, inside: null, attributes: null },
  ...{ origin: left && { client: left.client, clock: left.clock + left.length - 1 }, rightOrigin: null },
  content: { kind: 'text' },
});
/** Client 1 has put down ten characters in one row. */
function ten() {
  const [row, pieces] = [ROW(), new PlacedPieces()];
  const whole = piece(row, 1, 0, 10);
  link(row, whole);
  pieces.add(whole);
  return { row, pieces, whole };
}
const spans = ({ first }: Row): string[] => {
  const found = [];
  for (let one = first; one; one = one.right) found.push(`${one.clock}+${one.length}`);
  return found;
};

describe('pieces that have their place', () => {
  it('are cut where another piece begins or ends, and stay in order', () => {
    const { row, pieces } = ten();
    expect(pieces.startingAt({ client: 1, clock: 4 })).toMatchObject({ clock: 4, length: 6 });
    expect(pieces.endingAt({ client: 1, clock: 7 })).toMatchObject({ clock: 4, length: 4 });
    expect([spans(row), pieces.count]).toEqual([['0+4', '4+4', '8+2'], 3]);
  });

  it('are left whole where they begin or end already', () => {
    const { pieces, whole } = ten();
    expect([pieces.startingAt({ client: 1, clock: 0 }), pieces.endingAt({ client: 1, clock: 9 })]).toEqual([
      whole,
      whole,
    ]);
    expect(pieces.count).toBe(1);
  });

  it.each([
    ['of nobody known', 2, 0],
    ['after the last', 1, 10],
  ])('have no character %s', (_, client, clock) => {
    expect(ten().pieces.holding({ client, clock })).toBeNull();
  });

  it('take up what goes on where they end, and nothing else', () => {
    const { row, pieces, whole } = ten();
    expect(pieces.extend(piece(row, 1, 10, 3, whole))).toBe(true);
    expect(pieces.extend(piece(row, 1, 14, 3, whole))).toBe(false);
    expect(pieces.extend(piece(row, 2, 13, 3, whole))).toBe(false);
    expect([whole.length, pieces.count]).toEqual([13, 1]);
  });

  it.each([
    [4, ['0+4'], 1],
    [8, ['0+6', '6+2'], 1],
    [0, [], 0],
  ])('are taken back from clock %i on', (next, left, clients) => {
    const { row, pieces } = ten();
    pieces.startingAt({ client: 1, clock: 6 });
    pieces.truncate(new Map([[1, next]]));
    expect([spans(row), pieces.clients]).toEqual([left, clients]);
  });
});
