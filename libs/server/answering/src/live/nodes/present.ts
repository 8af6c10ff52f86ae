import { type AccountId, type Cursor, LIVE_LIMITS, type PersonPresence, type ResponseId } from '@certitude/contracts';
import { type z } from 'zod';

/** Where somebody is. */
export interface PresentPlace {
  readonly response: ResponseId | null;
  /** In the note of that response. */
  readonly cursor: z.infer<typeof Cursor> | null;
}

/** One tab of a person in an assessment, on whichever node it is connected to. */
export interface Present extends PresentPlace {
  /** Of the connection. */
  readonly id: string;
  readonly account: AccountId;
  readonly name: string;
  /** Connected to another node. */
  readonly isElsewhere: boolean;
}

/** As others see somebody; the cursor only for those in the same note. */
export function presenceOf(person: Present, viewer: { readonly note: ResponseId | null }): PersonPresence {
  const { id, account, name, response, cursor } = person;
  const sees = response !== null && viewer.note === response;
  return { connection: id, account, name, response, cursor: sees ? cursor : null };
}

/** Who is told that somebody came, moved or left. */
export interface PresenceListener {
  entered(person: Present): void;
  moved(person: Present): void;
  cursorMoved(person: Present): void;
  gone(person: Present): void;
  stop(): void;
}

/** Above this many people, news of presence come less often: everybody's news go to everybody. */
const PACE_PER_PERSON = 0.5;

/** Milliseconds from a change until it is told. @param people in the assessment, on all nodes */
export const presencePace = (people: number): number => Math.max(LIVE_LIMITS.presenceEvery, people * PACE_PER_PERSON);
