import { type AccountId, type MembershipView, type OrganizationId } from '@certitude/contracts';
import { found, type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Identity } from '@certitude/server/identity';
import { Founding, Members, Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { type DemoCast } from './demo-context';
import { DEMO_ORGANIZATION } from './organization';
import { DEMO_NAMES, DEMO_PASSWORD, DEMO_PEOPLE, type DemoName, figureAddress } from './people';

/** The people of the demo and the organization they belong to. */
@Injectable()
export class DemoCasting {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Founding) private readonly founding: Founding,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(Members) private readonly members: Members,
  ) {}

  /** The account of a demo person; undefined when it was never made. */
  async accountOf(name: DemoName): Promise<AccountId | undefined> {
    const [row] = await this.db.global<{ id: AccountId }>('select id from account where email = $1', [
      DEMO_PEOPLE[name].email,
    ]);
    return row?.id;
  }

  /** The sample organization of its owner; undefined when there is none, or none any more. */
  async sampleOf(owner: AccountId): Promise<MembershipView | undefined> {
    const memberships = await this.db.global<MembershipView>(
      'select organization_id as "organizationId", name, role, sample from memberships_of($1)',
      [owner],
    );
    return memberships.find(({ sample, role }) => sample && role === 'owner');
  }

  /** Makes accounts that are missing, and the organization with all of them. */
  async make(): Promise<DemoCast> {
    const accounts = await Promise.all(
      DEMO_NAMES.map(async (name) => [name, (await this.accountOf(name)) ?? (await this.register(name))] as const),
    );
    const owner = found(new Map(accounts).get('petra'));
    const { organizationId } = await this.founding.createSample(owner, DEMO_ORGANIZATION, REQUEST);
    const cast = castOf(organizationId, accounts);
    await this.admitAll(cast);
    return cast;
  }

  /** The figures of a sample that somebody owns, who is Petra in it. */
  async around(owner: AccountId, organizationId: OrganizationId): Promise<DemoCast> {
    const figures = await Promise.all(DEMO_NAMES.filter((name) => name !== OWNER).map((name) => this.figure(name)));
    const cast = castOf(organizationId, [[OWNER, owner], ...figures]);
    await this.admitAll(cast);
    return cast;
  }

  /** Removes what an interrupted run has left of the organization. */
  async removeLeftover(): Promise<void> {
    const owner = await this.accountOf('petra');
    const sample = owner && (await this.sampleOf(owner));
    if (owner && sample) await this.organizations.removeSample(contextOf(sample.organizationId, 'petra', owner));
  }

  private admitAll(cast: DemoCast): Promise<void> {
    return this.db.transaction(cast[OWNER], async (tx) => {
      for (const { actor } of Object.values(cast)) await this.members.admit(tx, actor.id, actor.role);
    });
  }

  private async figure(name: DemoName): Promise<readonly [DemoName, AccountId]> {
    const person = DEMO_PEOPLE[name];
    const { timeZone } = DEMO_ORGANIZATION;
    const account = { name: person.name, email: figureAddress(person), timeZone, dateLocale: LOCALE };
    return [name, await this.identity.figure(account)];
  }

  private register(name: DemoName): Promise<AccountId> {
    const { name: fullName, email } = DEMO_PEOPLE[name];
    return this.identity.register({
      name: fullName,
      email,
      password: DEMO_PASSWORD,
      timeZone: DEMO_ORGANIZATION.timeZone,
      dateLocale: LOCALE,
    });
  }
}

const REQUEST = 'demo';
const LOCALE = 'en-GB';
const OWNER = 'petra' satisfies DemoName;

const contextOf = (organizationId: OrganizationId, name: DemoName, id: AccountId): TenantContext => ({
  organizationId,
  actor: { id, role: DEMO_PEOPLE[name].role },
  requestId: REQUEST,
});

const castOf = (organizationId: OrganizationId, accounts: readonly (readonly [DemoName, AccountId])[]): DemoCast =>
  Object.fromEntries(accounts.map(([name, id]) => [name, contextOf(organizationId, name, id)])) as DemoCast;
