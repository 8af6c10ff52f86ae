import { type AccountId } from '@certitude/contracts';
import { TenantDatabase } from '@certitude/server/core';
import { AccountMail } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { AddressLinkRepository } from './address-link.repository';
import { PasswordLinkEntity } from './entities/password-link.entity';

export interface LinkedAccount {
  readonly id: AccountId;
  readonly email: string;
}

/** Links for people who forgot their password. Only hashes are kept, and used ones are gone. */
@Injectable()
export class PasswordLinkRepository {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(AddressLinkRepository) private readonly addresses: AddressLinkRepository,
  ) {}

  /**
   * Keeps a new link.
   * @returns false when nobody has the account and the address any more
   */
  async insert(hash: string, { id, email }: LinkedAccount, expiresAt: Date): Promise<boolean> {
    const rows = await this.db.global(
      `insert into password_link (token_hash, account_id, expires_at)
       select $1, id, $4 from account where id = $2 and email = $3 returning 1`,
      [hash, id, email, expiresAt],
    );
    return rows.length === 1;
  }

  /** Whose link it is, while it can be used. */
  async find(hash: string, now: Date): Promise<LinkedAccount | undefined> {
    const [account] = await this.db
      .globalRepository(PasswordLinkEntity)
      .query('link', [])
      .innerJoin('account', 'account', 'account.id = link.accountId')
      .and<LinkedAccount>({ id: 'account.id', email: 'account.email' })
      .where('link.tokenHash = :hash and link.expiresAt > :now', { hash, now })
      .rows();
    return account;
  }

  /**
   * Sets the password with a link, uses up every link of the account, that for another address included, and ends its
   * sessions, all or nothing; whose account it
   * is hears of it.
   * @returns hashes of the sessions that ended, and whose they were; undefined when the link cannot be used
   */
  async use(
    hash: string,
    passwordHash: string,
    now: Date,
  ): Promise<{ readonly account: LinkedAccount; readonly sessions: readonly string[] } | undefined> {
    return this.db.globalTransaction(async (tx) => {
      const [row] = await tx.query<LinkedAccount & { readonly sessions: string[] }>(
        `with link as (delete from password_link where token_hash = $1 and expires_at > $3 returning account_id),
           others as (delete from password_link where account_id in (select account_id from link) and token_hash <> $1),
           ended as (delete from session where account_id in (select account_id from link) returning token_hash)
         update account set password_hash = $2 where id in (select account_id from link)
         returning id, email, (select coalesce(array_agg(token_hash), '{}') from ended) as sessions`,
        [hash, passwordHash, now],
      );
      if (!row) return undefined;
      const { id, email, sessions } = row;
      await this.addresses.dropChanges(tx, id);
      await this.mail.ask(tx, { kind: 'password-set', to: { accountId: id, address: email }, parameters: {} });
      return { account: { id, email }, sessions };
    });
  }
}
