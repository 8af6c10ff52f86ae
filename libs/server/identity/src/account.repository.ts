import { type AccountId, type AccountView, type MembershipView, type SignUp } from '@certitude/contracts';
import { newId, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

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
    const [row] = await this.db.global<{ id: AccountId }>(
      `insert into account (id, email, name, password_hash, time_zone, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict (email) do nothing returning id`,
      [newId<AccountId>(), input.email, input.name, passwordHash, input.timeZone, now],
    );
    return row?.id;
  }

  async credentialsOf(email: string): Promise<Credentials | undefined> {
    const [row] = await this.db.global<Credentials>(
      'select id, password_hash as "passwordHash" from account where email = $1',
      [email],
    );
    return row;
  }

  async find(id: AccountId): Promise<AccountView | undefined> {
    const [row] = await this.db.global<AccountView>(
      'select id, email, name, time_zone as "timeZone" from account where id = $1',
      [id],
    );
    return row;
  }

  /** Where the person is a member now, by name; serves every organization. */
  membershipsOf(id: AccountId): Promise<MembershipView[]> {
    return this.db.global<MembershipView>(
      'select organization_id as "organizationId", name, role, sample, suspended from memberships_of($1)',
      [id],
    );
  }
}
