import {
  LIVE_LIMITS,
  type AccountId,
  type AssessmentId,
  type Cursor,
  type PersonPresence,
  type PresenceFrame,
  type ResponseId,
} from '@certitude/contracts';
import { type z } from 'zod';
import { type LiveTransport } from '../transport/live-transport';

export type CursorPlace = z.infer<typeof Cursor>;

/** Everybody's tabs after a frame: changed ones replaced, gone ones left out. */
export function mergePresence(
  known: readonly PersonPresence[],
  { people, gone }: Pick<PresenceFrame, 'people' | 'gone'>,
): readonly PersonPresence[] {
  const replaced = new Set([...gone, ...people.map(({ connection }) => connection)]);
  return [...known.filter(({ connection }) => !replaced.has(connection)), ...people];
}

/** Who is at which response, other than `me`; each person once per response. */
export function peopleByResponse(
  people: readonly PersonPresence[],
  me: AccountId | null,
): ReadonlyMap<ResponseId, readonly AccountId[]> {
  const places = new Map<ResponseId, AccountId[]>();
  for (const { account, response } of people) {
    if (account === me || response === null) continue;
    const there = places.get(response) ?? [];
    if (!there.includes(account)) places.set(response, [...there, account]);
  }
  return places;
}

/** Tells others where this tab is: at once, then at most every `presenceEvery` milliseconds, the latest place last. */
export class PresenceAnnouncer {
  #place: { readonly response: ResponseId | null; readonly cursor: CursorPlace | null } = {
    response: null,
    cursor: null,
  };
  #timer: ReturnType<typeof setTimeout> | null = null;
  #due = false;

  constructor(
    private readonly transport: Pick<LiveTransport, 'sendIfFree'>,
    private readonly assessment: AssessmentId,
  ) {}

  enter(response: ResponseId | null): void {
    if (response === this.#place.response) return;
    this.#place = { response, cursor: null };
    this.#announce();
  }

  moveCursor(cursor: CursorPlace | null): void {
    if (cursor?.anchor === this.#place.cursor?.anchor && cursor?.head === this.#place.cursor?.head) return;
    this.#place = { ...this.#place, cursor };
    this.#announce();
  }

  /** After a (re)connection, when the server knows nothing of this tab. */
  repeat(): void {
    this.#announce();
  }

  stop(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
  }

  #announce(): void {
    if (this.#timer) {
      this.#due = true;
      return;
    }
    this.transport.sendIfFree('presence', { assessment: this.assessment, ...this.#place });
    this.#timer = setTimeout(() => {
      this.#timer = null;
      if (!this.#due) return;
      this.#due = false;
      this.#announce();
    }, LIVE_LIMITS.presenceEvery);
  }
}
