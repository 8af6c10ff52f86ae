import { type AccountLetterKind } from '@certitude/contracts/letters';
import { type TenantDatabase } from '@certitude/server/core';
import { type DeliveryStep } from '../sending/delivery-plan';

/** A letter to a person as such that has not arrived. */
export interface UndeliveredMail {
  readonly id: string;
  readonly kind: AccountLetterKind;
  /** Whose it is, as far as an operator needs to see. */
  readonly address: string;
  readonly state: Exclude<DeliveryStep['state'], 'sent'>;
  readonly attempts: number;
  /** What was said to the last attempt; null before there was one. */
  readonly answer: string | null;
  readonly changedAt: Date;
}

const FAILED: readonly UndeliveredMail['state'][] = ['refused', 'given-up'];
const UNDELIVERED: readonly UndeliveredMail['state'][] = ['waiting', ...FAILED];

/** Letters to people as such that have not arrived, for whoever runs the instance. */
export class UndeliveredMails {
  constructor(private readonly db: TenantDatabase) {}

  /** Those that nobody tries any more, oldest first. @param after id of the last one of the page before */
  failed(most: number, after: string | null): Promise<UndeliveredMail[]> {
    return this.list(FAILED, most, after);
  }

  /** Those that wait, too. */
  all(most: number, after: string | null): Promise<UndeliveredMail[]> {
    return this.list(UNDELIVERED, most, after);
  }

  /** Has one tried again from the beginning. @returns false when there is none that has failed */
  async retry(id: string): Promise<boolean> {
    return (await this.tryAgain('id = $2', [id])) === 1;
  }

  /** @returns how many are tried again */
  retryAll(): Promise<number> {
    return this.tryAgain('true', []);
  }

  private async list(states: readonly string[], most: number, after: string | null): Promise<UndeliveredMail[]> {
    const rows = await this.db.global<UndeliveredMail>(
      `select id, kind, address, state, attempts, answer, changed_at as "changedAt" from account_mail
       where state = any($1) and ($2::uuid is null or id > $2) order by id limit $3`,
      [states, after, most],
    );
    return rows.map((row) => ({ ...row, address: masked(row.address) }));
  }

  private async tryAgain(which: 'id = $2' | 'true', values: readonly string[]): Promise<number> {
    const rows = await this.db.global(
      `update account_mail set state = 'waiting', attempts = 0, due_at = now(), changed_at = now()
       where state = any($1) and ${which} returning id`,
      [FAILED, ...values],
    );
    return rows.length;
  }
}

/** `nora@example.org` as `n…@example.org`. */
export const masked = (address: string): string => address.replace(/^(.).*(?=@[^@]*$)/su, '$1…');
