import { randomUUID } from 'node:crypto';
import {
  assessmentsApi,
  evidenceApi,
  guestsApi,
  type Joined,
  LIVE,
  modelsApi,
  organizationsApi,
  pkisApi,
  plansApi,
  type Role,
  unpackJoined,
} from '@certitude/contracts';
import { Visitor } from './visitor';
import { Wire } from './wire';

/** Everything of an organization that a request can name, by the name of the parameter. */
export type Names = Readonly<Record<string, string>>;

/** An organization with one of everything, and its people by role. */
export interface Inhabited {
  readonly owner: Visitor;
  readonly names: Names;
  readonly responses: readonly string[];
  readonly members: Readonly<Partial<Record<Role, Visitor>>>;
}

/** Makes visitors, each in a network of their own. */
export class People {
  private made = 0;

  constructor(private readonly address: string) {}

  /** Somebody without an account. */
  stranger(): Visitor {
    this.made += 1;
    return new Visitor(this.address, `10.${this.made >> 16}.${(this.made >> 8) & 255}.${this.made & 255}`);
  }

  /** Somebody who has just signed up. */
  async account(name = 'Somebody'): Promise<Visitor> {
    const visitor = this.stranger();
    await visitor.signUp({ email: `${randomUUID()}@example.test`, name, password: PASSWORD });
    return visitor;
  }

  /** Somebody new with this role in an organization. */
  async member({ owner, names }: Inhabited, role: Role): Promise<Visitor> {
    const params = { organizationId: names['organizationId'] ?? '' } as never;
    const { token } = await owner.call(organizationsApi.invite, { params, body: { role } });
    const visitor = await this.account(role);
    await visitor.call(organizationsApi.acceptInvitation, { params: { token } });
    return visitor;
  }

  /** A new organization with one of everything, and one person of each of these roles. */
  async organization(name: string, roles: readonly Role[] = []): Promise<Inhabited> {
    const owner = await this.account('owner');
    const { organizationId } = await owner.call(organizationsApi.create, { body: { name, timeZone: 'Europe/Prague' } });
    const place = await assessment(owner, organizationId);
    const { responses, ...named } = place;
    const things = await thingsOf(owner, { organizationId, ...named, responseId: responses[0] ?? '' });
    const bare: Inhabited = { owner, names: things, responses, members: {} };
    const members: Partial<Record<Role, Visitor>> = {};
    for (const role of roles) members[role] = await this.member(bare, role);
    const guest = members['guest-auditor'];
    if (guest) await letIn(owner, things, guest);
    const colleague = Object.values(members)[0] ?? owner;
    return { ...bare, members, names: { ...things, accountId: colleague.accountId } };
  }
}

export const PASSWORD = 'a long enough secret';

type Params = never;

async function assessment(owner: Visitor, organizationId: string) {
  const params = { organizationId } as Params;
  const pki = await owner.call(pkisApi.create, { params, body: { name: 'Root CA' } });
  const release = (await owner.call(modelsApi.list)).items[0];
  if (!release) throw new Error('No model is published.');
  const body = { pkiId: pki.id, modelReleaseId: release.id, name: 'Spring', method: 'self' as const };
  const made = await owner.call(assessmentsApi.create, { params, body });
  return {
    pkiId: pki.id as string,
    modelReleaseId: release.id as string,
    assessmentId: made.id as string,
    responses: await responsesOf(owner, organizationId, made.id),
  };
}

/** Ids of the answers, as the live connection tells them. */
async function responsesOf(owner: Visitor, organization: string, assessmentId: string): Promise<string[]> {
  const wire = await Wire.open(owner);
  const answer = await wire.ask(LIVE.join, { organization, assessment: assessmentId, client: randomUUID() });
  wire.close();
  if ((answer as { readonly ok?: boolean } | undefined)?.ok !== true)
    throw new Error(`Nobody joined: ${JSON.stringify(answer)}`);
  const joined = unpackJoined(answer as Joined);
  if (joined.content.kind !== 'snapshot') throw new Error('Who joins first gets everything.');
  return joined.content.snapshot.responses.map(({ id }) => id as string);
}

async function thingsOf(owner: Visitor, names: Names): Promise<Names> {
  const params = { organizationId: names['organizationId'] } as Params;
  const place = { assessmentId: names['assessmentId'], responseId: names['responseId'] } as Params as object;
  const upload = await owner.upload(names['organizationId'] ?? '', 'minutes.txt', 'Minutes of the ceremony');
  const { id: fileId } = upload.body as { readonly id: string };
  const evidence = await owner.call(evidenceApi.create, {
    params,
    body: { title: 'Minutes', content: { kind: 'file', fileId }, responses: [place] } as never,
  });
  const plan = await owner.call(plansApi.create, {
    params,
    body: { title: 'Rehearse', targetLevel: 4, ...place } as never,
  });
  const planParams = { organizationId: names['organizationId'], planId: plan.id } as Params;
  const { tasks } = await owner.call(plansApi.addTask, { params: planParams, body: { title: 'Book a room' } });
  const invitation = await owner.call(organizationsApi.invite, { params, body: { role: 'viewer' } });
  return {
    ...names,
    fileId,
    evidenceId: evidence.id,
    planId: plan.id,
    taskId: tasks[0]?.id ?? '',
    invitationId: invitation.id,
    token: invitation.token,
    accountId: owner.accountId,
  };
}

async function letIn(owner: Visitor, names: Names, guest: Visitor): Promise<void> {
  const params = { ...names, accountId: guest.accountId } as Params;
  await owner.call(guestsApi.grant, { params, body: { version: 0, changes: { until: '2199-12-31' } } });
}
