import { NOTE_FRAGMENT } from '@certitude/contracts';

const number = (value: number): number[] =>
  value < 128 ? [value] : [128 | (value % 128), ...number(Math.floor(value / 128))];
const text = (words: string): number[] => {
  const bytes = [...words].map((letter) => letter.charCodeAt(0));
  return [...number(bytes.length), ...bytes];
};
type Id = readonly [client: number, clock: number];
const id = ([client, clock]: Id): number[] => [...number(client), ...number(clock)];

/** Where a piece stands, as an update says it. */
interface Beside {
  readonly left?: Id;
  readonly right?: Id;
  /** When nothing stands beside it: the note itself, or what it is inside of. */
  readonly inside?: Id | 'note';
  readonly key?: string;
}

const TEXT = 4;

/** A piece of an update, byte by byte, whatever Yjs would think of it. */
export const piece = (kind: number, content: readonly number[], { left, right, inside, key }: Beside): number[] => {
  const info = kind | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  const parent = inside === undefined ? [] : inside === 'note' ? [1, ...text(NOTE_FRAGMENT)] : [0, ...id(inside)];
  const beside = [...(left ? id(left) : []), ...(right ? id(right) : []), ...(left || right ? [] : parent)];
  return [info, ...beside, ...(key === undefined || left || right ? [] : text(key)), ...content];
};

/** An update of these pieces per client, each client from clock 0, which deletes nothing. */
export const updateOf = (clients: readonly (readonly [client: number, pieces: readonly number[][]])[]): Uint8Array =>
  Uint8Array.from([
    ...number(clients.length),
    ...clients.flatMap(([client, pieces]) => [...number(pieces.length), ...number(client), 0, ...pieces.flat()]),
    0,
  ]);

export const element = (name: string, beside: Beside): number[] => piece(7, [3, ...text(name)], beside);
export const words = (beside: Beside): number[] => piece(7, [6], beside);
export const letter = (beside: Beside): number[] => piece(TEXT, text('x'), beside);
export const value = (content: readonly number[], beside: Beside): number[] => piece(8, content, beside);
export const mark = (name: string, json: string, beside: Beside): number[] =>
  piece(6, [...text(name), ...text(json)], beside);

/** What is left of something deleted, in its place. */
export const removed = (length: number, beside: Beside): number[] => piece(1, number(length), beside);
/** What is left of something deleted with all that it stood in: nobody knows where that was. */
export const gone = (length: number): number[] => [0, ...number(length)];

/** A paragraph with an empty text: client 1, clocks 0 and 1. */
export const PARAGRAPH = [element('paragraph', { inside: 'note' }), words({ inside: [1, 0] })];
const times = <T>(count: number, make: (index: number) => T): T[] => Array.from({ length: count }, (_, at) => make(at));
/** Letters of client 1, each behind the one before and each a piece of its own. */
const chain = (length: number): number[][] =>
  times(length, (at) => letter(at === 0 ? { inside: [1, 1] } : { left: [1, at + 1] }));

/** Makes the pieces of a client wait until the chain of that length is complete. */
const afterChain = (length: number, pieces: number[][]): number[][] => [letter({ left: [1, length + 1] }), ...pieces];

/**
 * Small updates whose pieces are placed by passing thousands of others each: some 60 kB take Yjs many seconds. Each is
 * well-formed, and each of its pieces alone is what an editor could have sent.
 */
export const LABORIOUS: Readonly<Record<string, (pieces: number) => Uint8Array>> = {
  'everything at the start, in front of a long line': (pieces) =>
    updateOf([
      [
        2,
        afterChain(
          pieces / 2,
          times(pieces / 2, () => letter({ inside: [1, 1] })),
        ),
      ],
      [1, [...PARAGRAPH, ...chain(pieces / 2)]],
    ]),
  'something at each place of a long line, as if its end were near': (pieces) =>
    updateOf([
      [
        2,
        afterChain(
          pieces / 2,
          times(pieces / 2, (at) => letter({ left: [1, at + 2] })),
        ),
      ],
      [1, [...PARAGRAPH, ...chain(pieces / 2)]],
    ]),
  'one place, each time by somebody else': (pieces) =>
    updateOf([...times(pieces, (at) => [pieces + 2 - at, [letter({ inside: [1, 1] })]] as const), [1, PARAGRAPH]]),
  'one place, each time in front of something else': (pieces) =>
    updateOf([
      [2, times(pieces / 2, (at) => letter({ right: [1, pieces / 2 + 1 - at] }))],
      [1, [...PARAGRAPH, ...times(pieces / 2, () => letter({ inside: [1, 1] }))]],
    ]),
};
