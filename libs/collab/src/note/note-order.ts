import type { Piece, PieceContent, PieceId, PieceItem } from './note-update';
import { acceptsAttribute, NOTE_LIMITS } from './note-schema';

/** What stands in one place: the note's nodes, the words of a text, the values of an attribute. */
interface Row {
  readonly holds: 'nodes' | 'words' | 'values';
  /** Of the attribute whose values these are. */
  readonly attribute: { readonly node: string; readonly name: string } | null;
  readonly depth: number;
  first: Placed | null;
  pieces: number;
}

/** A piece in its place, without its content. */
interface Placed extends PieceId {
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

/** How pieces are taken from here on. */
export interface Terms {
  /** So many characters may be passed to find their places. */
  readonly mayPass: number;
  /** Whether they have to be where the schema has them. What is stored was judged by an earlier version. */
  readonly judged: boolean;
}

/** Why a piece cannot stand where it wants to. */
export type Misplaced = 'invalid' | 'too_large';

const sameId = (one: PieceId | null, other: PieceId | null): boolean =>
  one === other || (one !== null && other !== null && one.client === other.client && one.clock === other.clock);
const end = ({ clock, length }: Placed): number => clock + length;

/**
 * Where the pieces of a note stand, as Yjs places them, but without content, and counting what Yjs has to pass to find
 * each place: that is what makes a small update take minutes. Also knows what stands in what, so that elements, text and
 * attributes are only where the schema has them.
 */
export class NoteOrder {
  readonly #clients = new Map<number, Placed[]>();
  readonly #note: Row = { holds: 'nodes', attribute: null, depth: 0, first: null, pieces: 0 };
  #passed = 0;
  #terms: Terms = { mayPass: 0, judged: true };
  #pieces = 0;

  /** Characters passed since the start. */
  get passed(): number {
    return this.#passed;
  }
  get pieces(): number {
    return this.#pieces;
  }
  get clients(): number {
    return this.#clients.size;
  }

  /**
   * Starts anew from these clocks: what came after them is taken back, so that a batch can be thrown away.
   */
  startFrom(next: ReadonlyMap<number, number>, terms: Terms): void {
    for (const [client, placed] of this.#clients) this.#truncate(client, placed, next.get(client) ?? 0);
    this.#passed = 0;
    this.#terms = terms;
  }

  /**
   * Places a piece of which everything it rests on is placed.
   * @param known next free clock of its client: what of the piece lies before is there already
   */
  place(piece: Piece, item: PieceItem, known: number): Misplaced | null {
    const offset = Math.max(0, known - piece.clock);
    const { client } = piece;
    const origin = offset > 0 ? { client, clock: known - 1 } : item.origin;
    const left = origin ? this.#endingAt(origin) : null;
    const right = item.rightOrigin ? this.#startingAt(item.rightOrigin) : null;
    if ((origin && !left) || (item.rightOrigin && !right)) return 'invalid';
    const row = this.#rowOf(item, left, right);
    if (row === 'invalid') return row;
    const problem = row && this.#terms.judged ? this.#judge(row, item.content) : null;
    if (problem) return problem;
    this.#insert({
      ...{ client, clock: piece.clock + offset, length: piece.length - offset },
      ...{ origin: left && { client: left.client, clock: end(left) - 1 }, rightOrigin: right && idOf(right) },
      ...{ content: item.content, row, left, right, inside: null, attributes: null },
    });
    return this.#isTooMuch(row) ? 'too_large' : null;
  }

  #isTooMuch(row: Row | null): boolean {
    const { judged, mayPass } = this.#terms;
    if (this.#passed > mayPass) return true;
    return judged && row !== null && row.pieces > NOTE_LIMITS.piecesPerText;
  }

  #judge(row: Row, content: PieceContent): Misplaced | null {
    switch (content.kind) {
      case 'removed':
        return null;
      case 'text':
      case 'format':
        return row.holds === 'words' ? null : 'invalid';
      case 'element':
        return row.holds !== 'nodes' ? 'invalid' : row.depth >= NOTE_LIMITS.depth ? 'too_large' : null;
      case 'words':
        return row.holds === 'nodes' ? null : 'invalid';
      case 'value': {
        const { attribute } = row;
        return attribute && acceptsAttribute(attribute.node, attribute.name, content.value) ? null : 'invalid';
      }
    }
  }

  #rowOf(item: PieceItem, left: Placed | null, right: Placed | null): Row | null | 'invalid' {
    if (item.isGone || (left && !left.row) || (right && !right.row)) return null;
    if (left && right && left.row !== right.row) return 'invalid';
    const beside = left ?? right;
    if (beside) return beside.row;
    if (item.parent === 'note') return item.key === null ? this.#note : 'invalid';
    const parent = item.parent && this.#holding(item.parent);
    if (!parent) return 'invalid';
    return insideOf(parent, item.key);
  }

  #insert(made: Placed): void {
    const { row, left, right } = made;
    if (row && (left ? left.right : row.first) !== right) made.left = this.#findLeft(row, made, right);
    if (this.#extends(made)) return;
    if (row) link(row, made);
    const placed = this.#clients.get(made.client);
    if (placed) placed.push(made);
    else this.#clients.set(made.client, [made]);
    this.#pieces += 1;
    if (row) row.pieces += 1;
  }

  /** What is typed one after the other is one piece, as Yjs has it, too. */
  #extends(made: Placed): boolean {
    const last = this.#clients.get(made.client)?.at(-1);
    if (!last || end(last) !== made.clock || !continues(last, made)) return false;
    last.length += made.length;
    return true;
  }

  /** Yjs's way to a piece's place among those that others put there at the same time. */
  #findLeft(row: Row, made: Placed, until: Placed | null): Placed | null {
    const conflicting = new Set<Placed>();
    const before = new Set<Placed>();
    let left = made.left;
    for (let other = left ? left.right : row.first; other && other !== until; other = other.right) {
      this.#passed += other.length;
      if (this.#passed > this.#terms.mayPass) break;
      before.add(other);
      conflicting.add(other);
      if (sameId(made.origin, other.origin)) {
        if (other.client < made.client) {
          left = other;
          conflicting.clear();
        } else if (sameId(made.rightOrigin, other.rightOrigin)) break;
        continue;
      }
      const origin = other.origin && this.#holding(other.origin);
      if (!origin || !before.has(origin)) break;
      if (!conflicting.has(origin)) {
        left = other;
        conflicting.clear();
      }
    }
    return left;
  }

  #indexOf({ client, clock }: PieceId): number {
    const placed = this.#clients.get(client) ?? [];
    let [low, high] = [0, placed.length - 1];
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const piece = placed[middle];
      if (!piece) return -1;
      if (clock < piece.clock) high = middle - 1;
      else if (clock >= end(piece)) low = middle + 1;
      else return middle;
    }
    return -1;
  }

  #holding(id: PieceId): Placed | null {
    return this.#clients.get(id.client)?.[this.#indexOf(id)] ?? null;
  }

  #startingAt(id: PieceId): Placed | null {
    const piece = this.#holding(id);
    return piece && piece.clock < id.clock ? this.#cut(piece, id.clock) : piece;
  }

  #endingAt(id: PieceId): Placed | null {
    const piece = this.#holding(id);
    if (piece && end(piece) > id.clock + 1) this.#cut(piece, id.clock + 1);
    return piece;
  }

  /** @returns the second half */
  #cut(piece: Placed, clock: number): Placed {
    const { client, rightOrigin, content, row, right } = piece;
    const half: Placed = {
      ...{ client, clock, length: end(piece) - clock, origin: { client, clock: clock - 1 }, rightOrigin },
      ...{ content, row, left: piece, right, inside: null, attributes: null },
    };
    piece.length = clock - piece.clock;
    if (row) {
      if (right) right.left = half;
      piece.right = half;
      row.pieces += 1;
    }
    this.#clients.get(client)?.splice(this.#indexOf(piece) + 1, 0, half);
    this.#pieces += 1;
    return half;
  }

  #truncate(client: number, placed: Placed[], next: number): void {
    for (let last = placed.at(-1); last && end(last) > next; last = placed.at(-1)) {
      if (last.clock < next) {
        last.length = next - last.clock;
        return;
      }
      placed.pop();
      this.#pieces -= 1;
      unlink(last);
    }
    if (placed.length === 0) this.#clients.delete(client);
  }
}

const continues = (last: Placed, { content, row, left, origin, rightOrigin }: Placed): boolean => {
  if (last.row !== row || last.content.kind !== content.kind) return false;
  if (content.kind !== 'text' && content.kind !== 'removed') return false;
  const isNext = left === last && origin?.client === last.client && origin.clock === end(last) - 1;
  return row === null || (isNext && sameId(last.rightOrigin, rightOrigin));
};

const idOf = ({ client, clock }: PieceId): PieceId => ({ client, clock });

/** The place inside an element or text; null when that was removed meanwhile. */
const insideOf = (parent: Placed, key: string | null): Row | null | 'invalid' => {
  const { content, row } = parent;
  if (content.kind === 'removed' || !row) return null;
  if (key === null) {
    if (content.kind !== 'element' && content.kind !== 'words') return 'invalid';
    const holds = content.kind === 'element' ? 'nodes' : 'words';
    return (parent.inside ??= { holds, attribute: null, depth: row.depth + 1, first: null, pieces: 0 });
  }
  if (content.kind !== 'element') return 'invalid';
  const attributes = (parent.attributes ??= new Map<string, Row>());
  const attribute = { node: content.name, name: key };
  const values = attributes.get(key) ?? { holds: 'values', attribute, depth: row.depth, first: null, pieces: 0 };
  attributes.set(key, values);
  return values;
};

const link = (row: Row, made: Placed): void => {
  made.right = made.left ? made.left.right : row.first;
  if (made.left) made.left.right = made;
  else row.first = made;
  if (made.right) made.right.left = made;
};

const unlink = (piece: Placed): void => {
  const { row, left, right } = piece;
  if (!row) return;
  if (left) left.right = right;
  else row.first = right;
  if (right) right.left = left;
  row.pieces -= 1;
};
