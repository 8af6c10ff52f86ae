import { type MailAnswer } from './mail-server';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Pauses after attempts that may still succeed, in milliseconds; the last one again and again. */
const PAUSES = [MINUTE, 2 * MINUTE, 5 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR];
/** With these pauses, two days. */
const MOST_ATTEMPTS = 18;

/** What is said of a letter that is not sent. */
export const NOBODY_WAITS = 'Nobody waits for it any more.';

/** How a mail stands after an attempt. */
export type DeliveryStep =
  | { readonly state: 'sent' | 'refused' | 'given-up'; readonly said: string }
  | { readonly state: 'waiting'; readonly said: string; readonly after: number };

/**
 * What follows from an answer.
 * @param attempts how many there were, this one included
 */
export function stepAfter({ state, said }: MailAnswer, attempts: number): DeliveryStep {
  if (state === 'taken') return { state: 'sent', said };
  if (state === 'refused') return { state: 'refused', said };
  if (attempts >= MOST_ATTEMPTS) return { state: 'given-up', said };
  return { state: 'waiting', said, after: PAUSES[Math.min(attempts, PAUSES.length) - 1] ?? HOUR };
}
