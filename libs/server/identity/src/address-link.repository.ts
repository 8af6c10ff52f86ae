import { type AccountId } from '@certitude/contracts';
import { type GlobalTransaction, TenantDatabase } from '@certitude/server/core';
import { AccountMail } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { AddressLinkEntity, type AddressPurpose } from './entities/address-link.entity';

export type NewAddressLink = Pick<AddressLinkEntity, 'tokenHash' | 'purpose' | 'accountId' | 'email' | 'expiresAt'>;

/** What somebody shows by following a link: that an address is theirs. */
export interface ShownAddress {
  readonly purpose: AddressPurpose;
  readonly accountId: AccountId | null;
  readonly email: string;
}

/** Links that went to addresses. Only hashes are kept, and used ones are gone. */
@Injectable()
export class AddressLinkRepository {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AccountMail) private readonly mail: AccountMail,
  ) {}

  async insert(link: NewAddressLink): Promise<void> {
    await this.db.globalRepository(AddressLinkEntity).insert([link]);
  }

  /** The address of a link for a new account, while it can be used. */
  async signUpAddress(tokenHash: string, now: Date): Promise<string | undefined> {
    const where = { tokenHash, purpose: 'sign-up', expiresAt: MoreThan(now) } as const;
    const [link] = await this.db.globalRepository(AddressLinkEntity).find(['email'], { where, most: 1 });
    return link?.email;
  }

  /** Uses up a link of an account, and every other one for the same. @returns undefined when it cannot be used */
  async use(tx: GlobalTransaction, tokenHash: string, now: Date): Promise<ShownAddress | undefined> {
    const [row] = await tx.query<ShownAddress>(
      `with used as (
         delete from address_link where token_hash = $1 and expires_at > $2 and purpose <> 'sign-up'
         returning purpose, account_id, email),
         others as (
           delete from address_link l using used u
           where l.account_id = u.account_id and l.purpose = u.purpose and l.token_hash <> $1)
       select purpose, account_id as "accountId", email from used`,
      [tokenHash, now],
    );
    return row;
  }

  /**
   * No address that was named before becomes the account's any more: whoever chooses another password shuts out who knew
   * the one before, and what they asked for.
   */
  async dropChanges(tx: GlobalTransaction, accountId: AccountId): Promise<void> {
    await this.mail.takeBack(tx, 'address-change', accountId);
    await tx.query(`delete from address_link where account_id = $1 and purpose = 'change'`, [accountId]);
  }

  /** Takes away the links for a new account with this address: it has one. */
  async dropSignUps(email: string): Promise<void> {
    await this.db.global(`delete from address_link where email = $1 and purpose = 'sign-up'`, [email]);
  }
}
