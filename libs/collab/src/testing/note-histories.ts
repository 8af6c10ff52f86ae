import * as Y from 'yjs';
import { letter, PARAGRAPH, updateOf } from './hostile-notes';
import { NoteAuthor } from './notes';
import { Prng } from './prng';

/** What three people write into one paragraph, with what all of it makes of it. */
interface History {
  readonly updates: readonly Uint8Array[];
  readonly first: NoteAuthor;
}
/** @param edits so many are made, each by one of them, before all hear of them */
export const history = (seed: number, edits: number, edit = anywhere): History => {
  const random = new Prng(seed);
  const first = new NoteAuthor(5);
  const updates = [first.paragraph('ab')];
  const authors = [first, ...[3, 900_000].map((id) => new NoteAuthor(id, first.state))];
  for (let round = 0; round < 24 / edits; round++) {
    const made = Array.from({ length: edits }, () => edit(random.pick(authors), random));
    for (const author of authors) for (const update of made) author.receive(update);
    updates.push(...made);
  }
  return { updates, first };
};
const anywhere = (author: NoteAuthor, random: Prng): Uint8Array<ArrayBuffer> => {
  const { length } = paragraphOf(author);
  const at = random.below(length + 1);
  return length > 2 && random.chance(0.3)
    ? author.erase(Math.min(at, length - 1), 1)
    : author.type(at, 'xyz'.slice(random.below(3)));
};
/** All want to be in the same few places, in which they collide. */
export const atTheStart = (author: NoteAuthor, random: Prng): Uint8Array<ArrayBuffer> =>
  author.type(random.below(3), 'xyz'.slice(random.below(3)));
const paragraphOf = ({ fragment }: NoteAuthor): Y.XmlText => {
  const paragraph = fragment.get(0);
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null;
  if (!(text instanceof Y.XmlText)) throw new Error('no paragraph');
  return text;
};
/** Every piece of the paragraph with what stands before it, as Yjs has placed them. */
export const placesIn = (author: NoteAuthor): (readonly [id: readonly [number, number], at: number])[] => {
  const places: (readonly [readonly [number, number], number])[] = [];
  let at = 0;
  for (let item = paragraphOf(author)._start; item; item = item.right) {
    places.push([[item.id.client, item.id.clock], at]);
    at += item.length;
  }
  return places;
};

/** Letters whose neighbours no editor would name: any two of those before, in any order, or none. */
export const anyNeighbours = (seed: number): History => {
  const random = new Prng(seed);
  const first = new NoteAuthor(5);
  const pieces = new Map([[1, [...PARAGRAPH, ...[1, 2].map(() => letter({ inside: [1, 1] }))]]]);
  const ids: (readonly [number, number])[] = [
    [1, 2],
    [1, 3],
  ];
  const updates = Array.from({ length: 14 }, () => {
    const client = random.pick([2, 70, 900, 70_000]);
    const beside = {
      ...(random.chance(0.7) && { left: random.pick(ids) }),
      ...(random.chance(0.4) && { right: random.pick(ids) }),
      inside: [1, 1] as const,
    };
    const own = [...(pieces.get(client) ?? []), letter(beside)];
    pieces.set(client, own);
    ids.push([client, own.length - 1]);
    const update = updateOf([...pieces]);
    first.receive(update);
    return update;
  });
  return { updates, first };
};
