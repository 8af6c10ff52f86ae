import { NOTE_FRAGMENT } from '@certitude/contracts';
import { BoundedReader, Unreadable } from './bounded-reader';
import { acceptsMark, acceptsNode } from './note-schema';

/** A place in a Yjs client's numbering. */
export interface PieceId {
  readonly client: number;
  readonly clock: number;
}

/** What a piece holds; `removed` is what stays of something deleted. */
export type PieceContent =
  | { readonly kind: 'removed' | 'text' | 'format' | 'words' }
  | { readonly kind: 'element'; readonly name: string }
  | { readonly kind: 'value'; readonly value: unknown };

/** One piece of an update of a note. */
export interface Piece extends PieceId {
  readonly length: number;
  /** Null for a hole in the numbering. */
  readonly item: PieceItem | null;
}
export interface PieceItem {
  readonly origin: PieceId | null;
  readonly rightOrigin: PieceId | null;
  /** Where it belongs when nothing stands beside it: the note itself, an element or text, or unknown. */
  readonly parent: 'note' | PieceId | null;
  /** Name of the attribute it is a value of. */
  readonly key: string | null;
  readonly content: PieceContent;
  /** Removed without a trace of where it stood. */
  readonly isGone: boolean;
}
export interface Deletion extends PieceId {
  readonly length: number;
}
/** An update of a note, read. */
export interface NoteUpdate {
  /** Per Yjs client its pieces, in clock order. */
  readonly pieces: ReadonlyMap<number, readonly Piece[]>;
  readonly deletions: readonly Deletion[];
}

/** What an update may have. */
export interface UpdateBounds {
  /** Whether its names and values have to be the schema's. What is stored was judged by an earlier version. */
  readonly judged: boolean;
  readonly pieces: number;
  readonly deletions: number;
  readonly clients: number;
}

const GONE = 0;
const HOLE = 10;
const CONTENT = 0x1f;
const HAS_KEY = 0x20;
const HAS_RIGHT = 0x40;
const HAS_LEFT = 0x80;
const ELEMENT = 3;
const XML_TEXT = 6;

/**
 * Reads an update (Yjs, version 1) without Yjs, by what is there and not by what is announced.
 * @throws Unreadable for corrupt bytes, too many parts, and contents that no note has
 */
export const readNoteUpdate = (bytes: Uint8Array, bounds: UpdateBounds): NoteUpdate => {
  const reader = new BoundedReader(bytes);
  const pieces = readPieces(reader, bounds);
  const deletions = readDeletions(reader, bounds);
  if (reader.left > 0) throw new Unreadable('more than an update');
  return { pieces, deletions };
};

const readPieces = (reader: BoundedReader, bounds: UpdateBounds): Map<number, Piece[]> => {
  const clients = atMost(reader.count(3), bounds.clients);
  const all = new Map<number, Piece[]>();
  let left = bounds.pieces;
  for (let at = 0; at < clients; at++) {
    const count = atMost(reader.count(2), left);
    left -= count;
    const client = reader.number();
    // Where a client comes twice, Yjs drops the first silently.
    if (all.has(client)) throw new Unreadable('a client in two places');
    all.set(client, readRun(reader, { client, count, judged: bounds.judged }));
  }
  return all;
};

const readRun = (
  reader: BoundedReader,
  { client, count, judged }: { readonly client: number; readonly count: number; readonly judged: boolean },
): Piece[] => {
  const run: Piece[] = [];
  let clock = reader.number();
  for (let at = 0; at < count; at++) {
    const piece = readPiece(reader, { client, clock }, judged);
    run.push(piece);
    clock += piece.length;
    if (piece.length <= 0 || !Number.isSafeInteger(clock)) throw new Unreadable('an impossible length');
  }
  return run;
};

const NOTHING_BESIDE = { origin: null, rightOrigin: null, parent: null, key: null } as const;

const readPiece = (reader: BoundedReader, id: PieceId, judged: boolean): Piece => {
  const info = reader.byte();
  if (info === HOLE) return { ...id, length: reader.number(), item: null };
  if (info === GONE)
    return { ...id, length: reader.number(), item: { ...NOTHING_BESIDE, content: { kind: 'removed' }, isGone: true } };
  const place = readPlace(reader, info);
  const { content, length } = readContent(reader, { kind: info & CONTENT, judged });
  return { ...id, length, item: { ...place, content, isGone: false } };
};

const readPlace = (reader: BoundedReader, info: number): Omit<PieceItem, 'content' | 'isGone'> => {
  const origin = (info & HAS_LEFT) > 0 ? readId(reader) : null;
  const rightOrigin = (info & HAS_RIGHT) > 0 ? readId(reader) : null;
  if (origin || rightOrigin) return { origin, rightOrigin, parent: null, key: null };
  const parent = readParent(reader);
  return { origin, rightOrigin, parent, key: (info & HAS_KEY) > 0 ? reader.text() : null };
};

const readParent = (reader: BoundedReader): 'note' | PieceId => {
  const isRoot = reader.number();
  if (isRoot > 1) throw new Unreadable('a foreign parent');
  if (isRoot === 0) return readId(reader);
  if (reader.text() !== NOTE_FRAGMENT) throw new Unreadable('another root than the note');
  return 'note';
};

const readId = (reader: BoundedReader): PieceId => ({ client: reader.number(), clock: reader.number() });

interface Read {
  readonly content: PieceContent;
  readonly length: number;
}

/** By the number of the content; what is missing here is no content of a note, and never was. */
const CONTENTS: Readonly<Record<number, (reader: BoundedReader, judged: boolean) => Read>> = {
  1: (reader) => ({ content: { kind: 'removed' }, length: reader.number() }),
  4: (reader) => ({ content: { kind: 'text' }, length: reader.text().length }),
  6: (reader, judged) => {
    const [name, value] = [reader.text(), reader.json()];
    if (judged && !acceptsMark(name, value)) throw new Unreadable('a foreign mark');
    return { content: { kind: 'format' }, length: 1 };
  },
  7: (reader, judged) => ({ content: readType(reader, judged), length: 1 }),
  8: (reader, judged) => {
    const length = reader.count(1);
    if (judged && length !== 1) throw new Unreadable('an attribute has one value');
    const values = Array.from({ length }, () => reader.value());
    return { content: { kind: 'value', value: values[0] }, length };
  },
};

const readContent = (
  reader: BoundedReader,
  { kind, judged }: { readonly kind: number; readonly judged: boolean },
): Read => {
  const read = CONTENTS[kind];
  if (!read) throw new Unreadable('a foreign content');
  return read(reader, judged);
};

const readType = (reader: BoundedReader, judged: boolean): PieceContent => {
  const type = reader.number();
  if (type === XML_TEXT) return { kind: 'words' };
  if (type !== ELEMENT) throw new Unreadable('a foreign type');
  const name = reader.text();
  if (judged && !acceptsNode(name)) throw new Unreadable('a foreign node');
  return { kind: 'element', name };
};

const readDeletions = (reader: BoundedReader, bounds: UpdateBounds): Deletion[] => {
  const clients = reader.count(2);
  const seen = new Set<number>();
  const all: Deletion[] = [];
  for (let at = 0; at < clients; at++) {
    const client = reader.number();
    const count = atMost(reader.count(2), bounds.deletions - all.length);
    if (seen.has(client)) throw new Unreadable('a client in two places');
    seen.add(client);
    readRanges(reader, { client, count }, all);
  }
  return all;
};

/** In order and apart, as Yjs writes them: ranges over each other would be work that deletes nothing. */
const readRanges = (
  reader: BoundedReader,
  { client, count }: { readonly client: number; readonly count: number },
  into: Deletion[],
): void => {
  let end = 0;
  for (let at = 0; at < count; at++) {
    const [clock, length] = [reader.number(), reader.number()];
    if (length === 0 || clock < end || !Number.isSafeInteger(clock + length))
      throw new Unreadable('a foreign deletion');
    end = clock + length;
    into.push({ client, clock, length });
  }
};

const atMost = (count: number, most: number): number => {
  if (count > most) throw new Unreadable('too many parts');
  return count;
};
