import {
  type AccountId,
  type Join,
  type Joined,
  LIVE_LIMITS,
  type Rejection,
  type Role,
  packContent,
} from '@certitude/contracts';
import { found, requireThat, SharedPart, type TenantContext } from '@certitude/server/core';
import { toOperation } from '../stream/operation-row';
import { type Participant } from './participant';
import { type Room } from './room';
import { type RoomState } from './room-state';
import { type JoinerFacts, type RoomStore } from './room-store';

/** What a joiner gets, true in the moment in which `joinedAnswer` resolves and until anything else happens. */
export interface JoinedParts {
  readonly person: Participant['person'];
  readonly cursor: Joined['cursor'];
  readonly content: () => SharedPart;
}
interface Asked {
  readonly account: AccountId;
  readonly message: Join;
  /** Decides on the role that was just read; throws when it is not enough. */
  readonly admit: (role: Role | null) => Promise<TenantContext>;
}

/**
 * Finds out how far a joiner's client is and what it lacks. What is known of the client has to be as new as the room's
 * head: a client that learns of a head behind an edit of its own would wait for that edit for ever.
 * @throws AppError `not-found`; `access.forbidden` when the client id is another person's
 */
export async function joinedAnswer(
  room: Room,
  store: RoomStore,
  { account, message, admit }: Asked,
): Promise<JoinedParts> {
  const { client } = message;
  for (;;) {
    requireThat(!room.closed, 'unavailable');
    const after = tailToRead(room.state, message);
    const facts = found(await store.joiner(room.place, { account, client, after }));
    // First of all: what follows has to be true when this function resolves.
    const context = await admit(facts.role);
    requireThat(facts.owner === null || facts.owner === account, 'access.forbidden');
    if (!facts.claimed) {
      await store.claimClient(client, account);
      continue;
    }
    if (facts.head > room.state.head) await room.look();
    if (room.state.movedElsewhere(client, facts.head)) continue;
    const known = room.state.cursors.get(client);
    const cursor = furthest(known, { clientSeq: facts.clientSeq ?? 0, rejected: facts.rejected ?? [] });
    room.state.cursors.set(client, { actor: account, ...cursor });
    return {
      person: { context, client, name: facts.name },
      cursor,
      content: () => contentOf(room.state, message, facts),
    };
  }
}

interface Progress {
  readonly clientSeq: number;
  readonly rejected: readonly Rejection[];
}

/** The table may be behind what was committed here since it was read; where both say the same, the table knows all. */
const furthest = (here: (Progress & { readonly actor: AccountId }) | undefined, stored: Progress): Progress =>
  here && here.clientSeq > stored.clientSeq ? { clientSeq: here.clientSeq, rejected: here.rejected } : stored;

const canFollow = (state: RoomState, { last, epoch }: Join): boolean =>
  last !== undefined && epoch === state.epoch && last <= state.head && state.head - last <= LIVE_LIMITS.tailOperations;

/** From where a tail has to be read from the table; null when it is still at hand, or a snapshot is better. */
const tailToRead = (state: RoomState, message: Join): number | null => {
  const { last } = message;
  return canFollow(state, message) && state.recentAfter(last ?? 0) === null ? (last ?? 0) : null;
};

function contentOf(state: RoomState, message: Join, facts: JoinerFacts): SharedPart {
  const { last } = message;
  const operations = last !== undefined && canFollow(state, message) ? tailOf(state, last, facts) : null;
  if (!operations || last === undefined) return state.content();
  return new SharedPart(packContent({ kind: 'tail', first: last + 1, operations }));
}

/** What was read, and what was committed since; null when there is a hole between. */
function tailOf(state: RoomState, last: number, { tail = [] }: JoinerFacts) {
  const recent = state.recentAfter(last);
  if (recent) return recent;
  const read = tail.filter(({ seq }) => seq <= state.head).map(toOperation);
  const since = state.recentAfter(last + read.length);
  return since && tail[0]?.seq === last + 1 ? [...read, ...since] : null;
}
