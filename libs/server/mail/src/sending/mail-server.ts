import { type WrittenLetter } from '../letter/write-letter';

/** One mail to one person, ready to leave. */
export interface OutgoingMail extends WrittenLetter {
  /** The same however often it is tried: whoever gets it twice, because a process died in between, can tell. */
  readonly id: string;
  readonly to: string;
}

/** What became of one attempt. `said`: the server's answer, or what stopped us, in words. */
export type MailAnswer =
  | { readonly state: 'taken'; readonly said: string }
  /** No other attempt would help. */
  | { readonly state: 'refused'; readonly said: string }
  | { readonly state: 'later'; readonly said: string };

/** Where mail leaves the product. */
export abstract class MailServer {
  /** Whether secrets in links are to be in what it is given. */
  abstract readonly secrets: 'there' | 'masked';
  /** How many mails it is given at a time. */
  readonly batch: number = 20;
  /** Never throws: what goes wrong is an answer. */
  abstract send(mail: OutgoingMail): Promise<MailAnswer>;
  abstract close(): void;
}
