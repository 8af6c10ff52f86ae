import { type Letter } from '../letter/letter';
import { type DeliveryStep } from './delivery-plan';

/** A mail that was taken out of where it waits, for a while: whoever dies with it leaves it to the next. */
export interface ClaimedMail {
  readonly id: string;
  readonly to: string;
  /** How often it was tried, this time included. */
  readonly attempts: number;
  /** @returns null when nobody waits for it any more */
  write(): Promise<Letter | null>;
  settle(step: DeliveryStep): Promise<void>;
}

/**
 * Where mails wait. Provided by the context whose they are and found among the providers of the worker process: whoever
 * sends knows no context.
 */
export abstract class MailSource {
  /** For the log. */
  abstract readonly name: string;
  /** Those whose time has come, longest waiting first. They are nobody else's for `CLAIMED_FOR`. */
  abstract claim(most: number): Promise<readonly ClaimedMail[]>;
}

/** Milliseconds that one attempt may take; afterwards the mail waits again. */
export const CLAIMED_FOR = 5 * 60_000;
