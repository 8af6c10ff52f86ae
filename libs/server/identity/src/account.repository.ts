import {
  type AccountId,
  type AccountProfile,
  type AccountView,
  type FieldVersions,
  type MembershipView,
  type SignUp,
} from '@certitude/contracts';
import { AppError, Clock, type GlobalTransaction, newId, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { QueryFailedError } from 'typeorm';
import { AddressLinkRepository } from './address-link.repository';
import { type AddressPurpose } from './entities/address-link.entity';
import { AccountEntity } from './entities/account.entity';

export interface Credentials {
  readonly id: AccountId;
  readonly passwordHash: string;
}

/** What people change of their account, and how often they did. */
export interface EditableAccount extends AccountProfile {
  readonly version: number;
  readonly fieldVersions: FieldVersions;
}

/** An address that was shown to be the person's. */
interface TakenAddress {
  readonly purpose: AddressPurpose;
  readonly accountId: AccountId;
  readonly email: string;
  readonly now: Date;
}

const PROFILE = ['name', 'timeZone', 'dateLocale', 'theme', 'keys'] as const;

/** Accounts belong to no organization: one person may be a member of many. */
@Injectable()
export class AccountRepository {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AddressLinkRepository) private readonly links: AddressLinkRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @param addressConfirmedAt when the address was shown to be the person's; null when nobody knows
   * @returns the new account's id; undefined when the e-mail address is taken
   */
  async insert(
    { email, name, timeZone, dateLocale }: Omit<SignUp, 'password'>,
    passwordHash: string,
    addressConfirmedAt: Date | null = null,
  ): Promise<AccountId | undefined> {
    const id = newId<AccountId>();
    const account = {
      id,
      email,
      name,
      passwordHash,
      timeZone,
      dateLocale,
      createdAt: this.clock.now(),
      addressConfirmedAt,
    };
    return (await this.accounts.insertOnce(account)) ? id : undefined;
  }

  credentialsOf(email: string): Promise<Credentials | undefined> {
    return this.accounts.findOne(['id', 'passwordHash'], { email });
  }

  async credentials(id: AccountId): Promise<(Credentials & { readonly email: string }) | undefined> {
    return addressed(await this.accounts.findOne(['id', 'email', 'passwordHash'], { id }));
  }

  async find(id: AccountId): Promise<AccountView | undefined> {
    const [account] = await this.accounts
      .query('account', ['id', 'email', 'addressConfirmedAt', ...PROFILE, 'version'])
      .leftJoin('account_picture', 'picture', 'picture.accountId = account.id')
      .and<Pick<AccountView, 'picture'>>({ picture: 'picture.hash' })
      .where('account.id = :id', { id })
      .rows();
    const row = addressed(account);
    if (!row) return undefined;
    const { addressConfirmedAt, ...view } = row;
    return { ...view, emailConfirmed: addressConfirmedAt !== null };
  }

  editable(id: AccountId): Promise<EditableAccount | undefined> {
    return this.accounts.findOne([...PROFILE, 'version', 'fieldVersions'], { id });
  }

  /** @returns false when somebody changed the account since this version */
  async replace(id: AccountId, version: number, changes: Readonly<Record<string, unknown>>): Promise<boolean> {
    return (await this.accounts.update({ id, version }, changes)) === 1;
  }

  /** @returns false when another account has the address */
  async setEmail(id: AccountId, email: string): Promise<boolean> {
    try {
      await this.accounts.update({ id }, { email, addressConfirmedAt: null });
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  /**
   * Makes an address the account's, which was shown to be the person's; links for a new password that went to another one
   * work no more.
   * @returns the address before; undefined when it is no longer what was to be confirmed
   * @throws AppError `account.email-taken`
   */
  async takeAddress(
    tx: GlobalTransaction,
    { purpose, accountId, email, now }: TakenAddress,
  ): Promise<string | undefined> {
    try {
      const [row] = await tx.query<{ readonly before: string }>(
        `with links as (
           delete from password_link where account_id = $1 and $4 = 'change')
         update account a set email = $2, address_confirmed_at = $3
         from (select id, email as before from account where id = $1 for no key update) b
         where a.id = b.id and ($4 = 'change' or b.before = $2) returning b.before`,
        [accountId, email, now, purpose],
      );
      return row?.before;
    } catch (error) {
      if (isDuplicate(error))
        throw new AppError('account.email-taken', 'Use another address, or sign in to that account.');
      throw error;
    }
  }

  /**
   * Sets the password in place of the one that was shown, ends every other session, and takes away the links for a forgotten
   * one and for another address: who knew the one before may have asked for them.
   * @returns hashes of the sessions that ended; undefined when the password has changed since it was shown
   */
  async setPassword(
    { id, passwordHash }: Credentials,
    newHash: string,
    keptSession: string,
  ): Promise<readonly string[] | undefined> {
    return this.db.globalTransaction(async (tx) => {
      const [row] = await tx.query<{ readonly sessions: string[] }>(
        `with changed as (update account set password_hash = $3 where id = $1 and password_hash = $2 returning id),
           links as (delete from password_link where account_id in (select id from changed)),
           ended as (delete from session where account_id in (select id from changed) and token_hash <> $4 returning token_hash)
         select (select coalesce(array_agg(token_hash), '{}') from ended) as sessions from changed`,
        [id, passwordHash, newHash, keptSession],
      );
      if (row) await this.links.dropChanges(tx, id);
      return row?.sessions;
    });
  }

  /** Where the person is a member now, by name; serves every organization. */
  membershipsOf(id: AccountId): Promise<MembershipView[]> {
    return this.db.global<MembershipView>(
      'select organization_id as "organizationId", name, role, sample, suspended from memberships_of($1)',
      [id],
    );
  }

  private get accounts() {
    return this.db.globalRepository(AccountEntity);
  }
}

/** Whoever has no address does not sign in: for them there is no account of their own. */
const addressed = <Row extends { readonly email: string | null }>(row: Row | undefined) =>
  row === undefined || row.email === null ? undefined : { ...row, email: row.email };

const isDuplicate = (error: unknown): boolean =>
  error instanceof QueryFailedError && (error.driverError as { readonly code?: string }).code === '23505';
