import { type AccountId } from '@certitude/contracts';
import { ACCOUNT_LETTERS, type AccountLetterKind } from '@certitude/contracts/letters';
import { Clock, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { type Letter } from '../letter/letter';
import { type DeliveryStep } from '../sending/delivery-plan';
import { CLAIMED_FOR, type ClaimedMail, MailSource } from '../sending/mail-source';
import { AccountLetter } from './account-letter';

interface MailRow {
  readonly id: string;
  readonly kind: AccountLetterKind;
  readonly accountId: AccountId | null;
  readonly address: string;
  readonly parameters: unknown;
  readonly attempts: number;
  readonly createdAt: Date;
}

/** Letters to people as such, as they wait to be sent. */
@Injectable()
export class AccountMailSource extends MailSource implements OnApplicationBootstrap {
  readonly name = 'accounts';
  private letters: ReadonlyMap<AccountLetterKind, AccountLetter> = new Map();

  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(DiscoveryService) private readonly discovery: DiscoveryService,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  /** @throws Error naming letters that nobody would write */
  onApplicationBootstrap(): void {
    const letters = this.discovery
      .getProviders()
      .flatMap(({ instance }) => (instance instanceof AccountLetter ? [instance] : []));
    this.letters = new Map(letters.map((letter) => [letter.kind, letter]));
    const missing = Object.keys(ACCOUNT_LETTERS).filter((kind) => !this.letters.has(kind as AccountLetterKind));
    if (missing.length > 0) throw new Error(`Nothing writes ${missing.join(', ')}. Provide an AccountLetter.`);
  }

  async claim(most: number): Promise<readonly ClaimedMail[]> {
    const now = this.clock.now();
    const rows = await this.db.global<MailRow>(
      `with due as materialized (
         select id from account_mail where state = 'waiting' and due_at <= $1 order by due_at, id limit $3
         for update skip locked
       )
       update account_mail m set attempts = m.attempts + 1, due_at = $2 from due where m.id = due.id
       returning m.id, m.kind, m.account_id as "accountId", m.address, m.parameters, m.attempts, m.created_at as "createdAt"`,
      [now, new Date(now.getTime() + CLAIMED_FOR), most],
    );
    return rows.map((row) => ({
      id: row.id,
      to: row.address,
      attempts: row.attempts,
      write: () => this.write(row),
      settle: (step) => this.settle(row, step),
    }));
  }

  private async write({ kind, parameters, ...row }: MailRow): Promise<Letter | null> {
    const letter = this.letters.get(kind);
    // Of a version that comes: its worker writes it.
    if (!letter) throw new UnknownLetter(`This version does not write ${kind}.`);
    const { accountId, address, createdAt: askedAt } = row;
    return letter.write({ accountId, address, askedAt, parameters: ACCOUNT_LETTERS[kind].parse(parameters) });
  }

  /** Nothing when another attempt was begun meanwhile, which settles it, or when it was withdrawn. */
  private async settle({ id, attempts }: MailRow, step: DeliveryStep): Promise<void> {
    const now = this.clock.now();
    const dueAt = new Date(now.getTime() + (step.state === 'waiting' ? step.after : 0));
    await this.db.global(
      `update account_mail set state = $3, due_at = $4, answer = $5, changed_at = $6
       where id = $1 and attempts = $2 and state = 'waiting'`,
      [id, attempts, step.state, dueAt, step.said, now],
    );
  }
}

class UnknownLetter extends Error {
  override readonly name = 'UnknownLetter';
}
