import { type AccountId } from '@certitude/contracts';
import { ACCOUNT_LETTERS, type AccountLetterKind, type AccountLetterParameters } from '@certitude/contracts/letters';
import { Clock, CONFIG, type Config, type GlobalTransaction, newId } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** Whom a letter is for, null for somebody who has no account yet, and where it goes. */
export interface Addressee {
  readonly accountId: AccountId | null;
  readonly address: string;
}

export interface NewLetter<K extends AccountLetterKind> {
  readonly kind: K;
  readonly to: Addressee;
  readonly parameters: AccountLetterParameters<K>;
}

/** Asks for letters to a person as such: the outbox of accounts. */
@Injectable()
export class AccountMail {
  /** Whether mail leaves the instance. */
  readonly leaves: boolean;

  constructor(
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) { mail }: Pick<Config, 'mail'>,
  ) {
    this.leaves = mail !== null;
  }

  /**
   * Has a letter written and sent, once the transaction is committed.
   * @throws ZodError when the parameters do not fit the letter
   */
  async ask<K extends AccountLetterKind>(tx: GlobalTransaction, { kind, to, parameters }: NewLetter<K>): Promise<void> {
    await tx.query(
      `insert into account_mail (id, kind, account_id, address, parameters, due_at, created_at, changed_at)
       values ($1, $2, $3, $4, $5, $6, $6, $6)`,
      [
        newId(),
        kind,
        to.accountId,
        to.address,
        JSON.stringify(ACCOUNT_LETTERS[kind].parse(parameters)),
        this.clock.now(),
      ],
    );
  }

  /** Letters of a kind to somebody that have not left yet leave no more. */
  async takeBack(tx: GlobalTransaction, kind: AccountLetterKind, accountId: AccountId): Promise<void> {
    await tx.query(`delete from account_mail where account_id = $1 and kind = $2 and state = 'waiting'`, [
      accountId,
      kind,
    ]);
  }
}
