import { end, insideOf, link, type Placed, type Row, sameId } from './note-row';
import type { Piece, PieceContent, PieceId, PieceItem } from './note-update';
import { PlacedPieces } from './placed-pieces';
import { acceptsAttribute, acceptsPlace, acceptsText, NOTE_LIMITS, piecesIn } from './note-schema';

/** How pieces are taken from here on. */
export interface Terms {
  /** So many characters may be passed to find their places. */
  readonly mayPass: number;
  /** Whether they have to be where the schema has them. What is stored was judged by an earlier version. */
  readonly judged: boolean;
}

/** Why a piece cannot stand where it wants to. */
export type Misplaced = 'invalid' | 'too_large';

/**
 * Where the pieces of a note stand, as Yjs places them, but without content, and counting what Yjs has to pass to find
 * each place: that is what makes a small update take minutes. Also knows what stands in what, so that elements, text and
 * attributes are only where the schema has them.
 */
export class NoteOrder {
  readonly #placed = new PlacedPieces();
  readonly #note: Row = {
    ...{ holds: 'nodes', attribute: null, within: 'note', depth: 0, first: null, pieces: 0 },
  };
  #passed = 0;
  #terms: Terms = { mayPass: 0, judged: true };

  /** Characters passed since the start. */
  get passed(): number {
    return this.#passed;
  }
  get pieces(): number {
    return this.#placed.count;
  }
  get clients(): number {
    return this.#placed.clients;
  }

  /**
   * Starts anew from these clocks: what came after them is taken back, so that a batch can be thrown away.
   */
  startFrom(next: ReadonlyMap<number, number>, terms: Terms): void {
    this.#placed.truncate(next);
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
    const left = origin ? this.#placed.endingAt(origin) : null;
    const right = item.rightOrigin ? this.#placed.startingAt(item.rightOrigin) : null;
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
    return (
      judged && row !== null && row.pieces > (row.holds === 'nodes' ? piecesIn(row.within) : NOTE_LIMITS.piecesPerText)
    );
  }

  #judge(row: Row, content: PieceContent): Misplaced | null {
    switch (content.kind) {
      case 'removed':
        return null;
      case 'text':
      case 'format':
        return row.holds === 'words' ? null : 'invalid';
      case 'element':
        if (row.holds !== 'nodes' || !acceptsPlace(content.name, row.within)) return 'invalid';
        return row.depth >= NOTE_LIMITS.depth ? 'too_large' : null;
      case 'words':
        return row.holds === 'nodes' && acceptsText(row.within) ? null : 'invalid';
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
    const parent = item.parent && this.#placed.holding(item.parent);
    if (!parent) return 'invalid';
    return insideOf(parent, item.key);
  }

  #insert(made: Placed): void {
    const { row, left, right } = made;
    if (row && (left ? left.right : row.first) !== right) made.left = this.#findLeft(row, made, right);
    if (this.#placed.extend(made)) return;
    if (row) link(row, made);
    this.#placed.add(made);
    if (row) row.pieces += 1;
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
      const origin = other.origin && this.#placed.holding(other.origin);
      if (!origin || !before.has(origin)) break;
      if (!conflicting.has(origin)) {
        left = other;
        conflicting.clear();
      }
    }
    return left;
  }
}

const idOf = ({ client, clock }: PieceId): PieceId => ({ client, clock });
