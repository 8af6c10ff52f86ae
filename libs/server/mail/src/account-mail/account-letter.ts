import { type AccountLetterKind, type AccountLetterParameters } from '@certitude/contracts/letters';
import { type Letter } from '../letter/letter';
import { type Addressee } from './account-mail';

/** A letter as it was asked for. */
export interface AskedLetter<K extends AccountLetterKind = AccountLetterKind> extends Addressee {
  readonly parameters: AccountLetterParameters<K>;
  readonly askedAt: Date;
}

/**
 * Writes one kind of letters to people as such. Provided by the context whose matter it is and found among the providers of
 * the worker process.
 */
export abstract class AccountLetter<K extends AccountLetterKind = AccountLetterKind> {
  abstract readonly kind: K;
  /**
   * Called for each attempt to send it: what was true when it was asked for may be no longer. Secrets are made here.
   * @returns null when nobody waits for it any more
   */
  abstract write(asked: AskedLetter<K>): Promise<Letter | null>;
}
