import { type AccountId, type AccountView, type MembershipView, type SignUp } from '@certitude/contracts';
import { newId, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AccountEntity } from './entities/account.entity';

export interface Credentials {
  readonly id: AccountId;
  readonly passwordHash: string;
}

/** Accounts belong to no organization: one person may be a member of many. */
@Injectable()
export class AccountRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  /** @returns the new account's id; undefined when the e-mail address is taken */
  async insert(input: Omit<SignUp, 'password'>, passwordHash: string, now: Date): Promise<AccountId | undefined> {
    const { email, name, timeZone } = input;
    const id = newId<AccountId>();
    return (await this.accounts.insertOnce({ id, email, name, passwordHash, timeZone, createdAt: now }))
      ? id
      : undefined;
  }

  credentialsOf(email: string): Promise<Credentials | undefined> {
    return this.accounts.findOne(['id', 'passwordHash'], { email });
  }

  find(id: AccountId): Promise<AccountView | undefined> {
    return this.accounts.findOne(['id', 'email', 'name', 'timeZone'], { id });
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
