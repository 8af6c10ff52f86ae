import { createHash, randomBytes } from 'node:crypto';
import { type AccountId, type OrganizationId, type Role } from '@certitude/contracts';
import { newId, type TenantContext, type TenantDatabase } from '@certitude/server/core';

export interface GivenPerson {
  readonly accountId: AccountId;
  readonly name: string;
  readonly email: string;
  /** Value of the session cookie of a signed-in browser. */
  readonly sessionToken: string;
}
export interface GivenMember extends GivenPerson {
  readonly context: TenantContext;
}

/** Makes the world of one test: its own people and organizations, with defaults for what does not matter. */
export class Given {
  #count = 0;

  constructor(private readonly db: TenantDatabase) {}

  /** An account with a session, member of nothing. */
  async person(name = `Person ${++this.#count}`): Promise<GivenPerson> {
    const accountId = newId<AccountId>();
    const email = `${accountId}@example.test`;
    const sessionToken = randomBytes(32).toString('base64url');
    await this.db.global('insert into account (id, email, name, password_hash) values ($1, $2, $3, $4)', [
      accountId,
      email,
      name,
      'none',
    ]);
    await this.db.global(
      "insert into session (token_hash, account_id, expires_at) values ($1, $2, now() + interval '1 year')",
      [createHash('sha256').update(sessionToken).digest('hex'), accountId],
    );
    return { accountId, name, email, sessionToken };
  }

  /** An organization and its owner. */
  organization(name = `Organization ${++this.#count}`): Promise<GivenMember> {
    return this.#organization(name, false);
  }

  /** The same, marked as a sample. */
  sample(name = `Organization ${++this.#count}`): Promise<GivenMember> {
    return this.#organization(name, true);
  }

  async #organization(name: string, sample: boolean): Promise<GivenMember> {
    const organizationId = newId<OrganizationId>();
    const person = await this.person();
    const context: TenantContext = {
      organizationId,
      actor: { id: person.accountId, role: 'owner' },
      requestId: 'test',
    };
    await this.db.transaction(context, async (tx) => {
      await tx.query(
        "insert into organization (organization_id, name, time_zone, sample) values ($1, $2, 'Europe/Prague', $3)",
        [organizationId, name, sample],
      );
      await tx.query("insert into member (organization_id, account_id, role) values ($1, $2, 'owner')", [
        organizationId,
        person.accountId,
      ]);
    });
    return { ...person, context };
  }

  /** Another member of the organization. */
  async member(of: { readonly context: TenantContext }, role: Role, name?: string): Promise<GivenMember> {
    const person = await this.person(name);
    const context: TenantContext = { ...of.context, actor: { id: person.accountId, role } };
    await this.db.transaction(context, (tx) =>
      tx.query('insert into member (organization_id, account_id, role) values ($1, $2, $3)', [
        context.organizationId,
        person.accountId,
        role,
      ]),
    );
    return { ...person, context };
  }
}
