import type { PieceId } from './note-update';
import { continues, end, type Placed, unlink } from './note-row';

/** Pieces that have their place, by who made them and when. Cut where others were put into them. */
export class PlacedPieces {
  readonly #clients = new Map<number, Placed[]>();
  #count = 0;

  get count(): number {
    return this.#count;
  }
  get clients(): number {
    return this.#clients.size;
  }

  /** What is typed one after the other is one piece, as Yjs has it, too. @returns whether it went into the one before */
  extend(made: Placed): boolean {
    const last = this.#clients.get(made.client)?.at(-1);
    if (!last || end(last) !== made.clock || !continues(last, made)) return false;
    last.length += made.length;
    return true;
  }

  add(made: Placed): void {
    const placed = this.#clients.get(made.client);
    if (placed) placed.push(made);
    else this.#clients.set(made.client, [made]);
    this.#count += 1;
  }

  /** Takes back what came after these clocks. */
  truncate(next: ReadonlyMap<number, number>): void {
    for (const [client, placed] of this.#clients) this.#truncate(client, placed, next.get(client) ?? 0);
  }

  /** The piece with this character; null when it has no place. */
  holding(id: PieceId): Placed | null {
    return this.#clients.get(id.client)?.[this.#indexOf(id)] ?? null;
  }

  /** The piece that begins with this character: whatever holds it is cut before it. */
  startingAt(id: PieceId): Placed | null {
    const piece = this.holding(id);
    return piece && piece.clock < id.clock ? this.#cut(piece, id.clock) : piece;
  }

  /** The piece that ends with this character: whatever holds it is cut behind it. */
  endingAt(id: PieceId): Placed | null {
    const piece = this.holding(id);
    if (piece && end(piece) > id.clock + 1) this.#cut(piece, id.clock + 1);
    return piece;
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
    this.#count += 1;
    return half;
  }

  #truncate(client: number, placed: Placed[], next: number): void {
    for (let last = placed.at(-1); last && end(last) > next; last = placed.at(-1)) {
      if (last.clock < next) {
        last.length = next - last.clock;
        return;
      }
      placed.pop();
      this.#count -= 1;
      unlink(last);
    }
    if (placed.length === 0) this.#clients.delete(client);
  }
}
