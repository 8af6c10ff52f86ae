import type { PieceContent, PieceId } from './note-update';

/** What stands in one place: the note's nodes, the words of a text, the values of an attribute. */
export interface Row {
  readonly holds: 'nodes' | 'words' | 'values';
  /** Of the attribute whose values these are. */
  readonly attribute: { readonly node: string; readonly name: string } | null;
  /** Name of the node that it is in, `note` for the note itself. */
  readonly within: string;
  readonly depth: number;
  first: Placed | null;
  pieces: number;
}

/** A piece in its place, without its content. */
export interface Placed extends PieceId {
  length: number;
  origin: PieceId | null;
  readonly rightOrigin: PieceId | null;
  readonly content: PieceContent;
  /** Null when nobody knows any more where it stood. */
  readonly row: Row | null;
  left: Placed | null;
  right: Placed | null;
  inside: Row | null;
  attributes: Map<string, Row> | null;
}

export const sameId = (one: PieceId | null, other: PieceId | null): boolean =>
  one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock);
/** The clock after its last character. */
export const end = ({ clock, length }: Placed): number => clock + length;

/** Whether a piece goes on where the one before it of its client ends, so that both are one. */
export const continues = (last: Placed, { content, row, left, origin, rightOrigin }: Placed): boolean => {
  if (last.row !== row || last.content.kind !== content.kind) return false;
  if (content.kind !== 'text' && content.kind !== 'removed') return false;
  const isNext = left === last && origin?.client === last.client && origin.clock === end(last) - 1;
  return row === null || (isNext && sameId(last.rightOrigin, rightOrigin));
};

/** The place inside an element or text; null when that was removed meanwhile. */
export const insideOf = (parent: Placed, key: string | null): Row | null | 'invalid' => {
  const { content, row } = parent;
  if (content.kind === 'removed' || !row) return null;
  if (key === null) {
    if (content.kind !== 'element' && content.kind !== 'words') return 'invalid';
    const holds = content.kind === 'element' ? 'nodes' : 'words';
    const within = content.kind === 'element' ? content.name : row.within;
    return (parent.inside ??= { holds, attribute: null, within, depth: row.depth + 1, first: null, pieces: 0 });
  }
  if (content.kind !== 'element') return 'invalid';
  const attributes = (parent.attributes ??= new Map<string, Row>());
  const attribute = { node: content.name, name: key };
  const values = attributes.get(key) ?? {
    ...{ holds: 'values' as const, attribute, within: content.name, depth: row.depth, first: null, pieces: 0 },
  };
  attributes.set(key, values);
  return values;
};

/** Puts a piece behind the one on its left. */
export const link = (row: Row, made: Placed): void => {
  made.right = made.left ? made.left.right : row.first;
  if (made.left) made.left.right = made;
  else row.first = made;
  if (made.right) made.right.left = made;
};

/** Takes a piece out again. */
export const unlink = (piece: Placed): void => {
  const { row, left, right } = piece;
  if (!row) return;
  if (left) left.right = right;
  else row.first = right;
  if (right) right.left = left;
  row.pieces -= 1;
};
