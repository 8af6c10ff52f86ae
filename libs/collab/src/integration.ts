import type { Piece, PieceId } from './note/note-update';

/** The pieces of an update per Yjs client, in clock order. */
export type PieceQueues = ReadonlyMap<number, readonly Piece[]>;

interface Goal {
  readonly client: number;
  /** Position in the client's numbering that must become known; infinite for all pieces of the client. */
  readonly clock: number;
}

/** Takes a piece in, now that all it rests on is known. @returns false to give up */
export type Take = (piece: Piece, known: number) => boolean;

/**
 * Whether every piece of an update can be integrated on top of the known clocks, in some order. Follows what each piece
 * rests on (its predecessor in the client's numbering, left and right neighbour, parent) depth first, so that a circle,
 * which Yjs would keep pending for ever, is found as well as a missing piece. Linear in the number of pieces.
 * @param next next free clock per Yjs client; advanced in place.
 * @param take is given each piece that is new, in an order that works.
 */
export const integrates = (next: Map<number, number>, queues: PieceQueues, take: Take): boolean => {
  const positions = new Map<number, number>();
  const known = ({ client, clock }: Goal): boolean => clock < (next.get(client) ?? 0);

  /** Integrates one client's pieces up to the goal: true, false for a dead end, or what has to be known first. */
  const advance = (goal: Goal): boolean | Goal => {
    const queue = queues.get(goal.client) ?? [];
    for (let at = positions.get(goal.client) ?? 0; !known(goal); positions.set(goal.client, ++at)) {
      const piece = queue[at];
      const now = next.get(goal.client) ?? 0;
      if (!piece) return goal.clock === Infinity;
      if (!piece.item) continue;
      if (piece.clock > now) return false;
      const missing = restsOn(piece).find((id) => !known(id));
      if (missing) return { client: missing.client, clock: missing.clock };
      const end = piece.clock + piece.length;
      if (end <= now) continue;
      if (!take(piece, now)) return false;
      next.set(goal.client, end);
    }
    return true;
  };

  // In the order of Yjs.
  const clients = [...queues.keys()].sort((one, other) => other - one);
  return clients.every((client) => settles(advance, { client, clock: Infinity }));
};

/** Works through a goal and, before it, everything it turns out to wait for. A client that waits for itself is a circle. */
const settles = (advance: (goal: Goal) => boolean | Goal, first: Goal): boolean => {
  const waiting = [first];
  const clients = new Set([first.client]);
  for (let goal = waiting.at(-1); goal; goal = waiting.at(-1)) {
    const outcome = advance(goal);
    if (outcome === false) return false;
    if (outcome === true) {
      waiting.pop();
      clients.delete(goal.client);
    } else if (clients.has(outcome.client)) {
      return false;
    } else {
      waiting.push(outcome);
      clients.add(outcome.client);
    }
  }
  return true;
};

const restsOn = ({ item }: Piece): readonly PieceId[] =>
  [item?.origin, item?.rightOrigin, item?.parent].filter((id) => typeof id === 'object' && id !== null);
