import * as Y from 'yjs';

/** One piece of a Yjs update: an item, a removed item, or a hole. */
export type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];
/** The pieces of an update per Yjs client, in clock order. */
export type StructQueues = ReadonlyMap<number, readonly Struct[]>;

interface Goal {
  readonly client: number;
  /** Position in the client's numbering that must become known; infinite for all pieces of the client. */
  readonly clock: number;
}

/**
 * Whether every piece of an update can be integrated on top of the known clocks, in some order. Follows what each piece
 * rests on (its predecessor in the client's numbering, left and right neighbour, parent) depth first, so that a circle,
 * which Yjs would keep pending for ever, is found as well as a missing piece. Linear in the number of pieces.
 * @param next next free clock per Yjs client; advanced in place.
 */
export const integrates = (next: Map<number, number>, queues: StructQueues): boolean => {
  const positions = new Map<number, number>();
  const known = ({ client, clock }: Goal): boolean => clock < (next.get(client) ?? 0);

  /** Integrates one client's pieces up to the goal: true, false for a dead end, or what has to be known first. */
  const advance = (goal: Goal): boolean | Goal => {
    const queue = queues.get(goal.client) ?? [];
    for (let at = positions.get(goal.client) ?? 0; !known(goal); positions.set(goal.client, ++at)) {
      const struct = queue[at];
      const now = next.get(goal.client) ?? 0;
      if (!struct) return goal.clock === Infinity;
      if (struct instanceof Y.Skip) continue;
      if (struct.id.clock > now) return false;
      const missing = restsOn(struct).find((id) => !known(id));
      if (missing) return { client: missing.client, clock: missing.clock };
      next.set(goal.client, Math.max(now, struct.id.clock + struct.length));
    }
    return true;
  };

  return [...queues.keys()].every((client) => settles(advance, { client, clock: Infinity }));
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

const restsOn = (struct: Struct): readonly Y.ID[] => {
  if (!(struct instanceof Y.Item)) return [];
  return [struct.origin, struct.rightOrigin, struct.parent].filter((id) => id instanceof Y.ID);
};
