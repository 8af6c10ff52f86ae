import {
  type BusMessage,
  type InvitationId,
  type InvitationView,
  mayGrant,
  type NewInvitation,
  organizationsApi,
  type Role,
  ROLES,
  sessionApi,
} from '@certitude/contracts';
import { Bus, newId } from '@certitude/server/core';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { eventually, type GivenMember, type GivenPerson, testServer, type TestServer } from '@certitude/server/testing';
import { OrganizationsHttpModule } from './organizations-http.module';
import { OrganizationsModule } from './organizations.module';

const api = organizationsApi;
const DAY = 24 * 60 * 60 * 1_000;
const modules = [IdentityModule, IdentityHttpModule, OrganizationsModule, OrganizationsHttpModule];

describe('an invitation', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules, environment: { SIGN_IN_ATTEMPTS: '1000' } });
  });
  afterAll(() => server.close());

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const invite = (by: GivenMember, role: Role = 'viewer', days = 7): Promise<NewInvitation> =>
    server.as(by).call(api.invite, { params: at(by), body: { role, days } });
  const accept = (by: GivenPerson, { token }: { token: string }) =>
    server.as(by).raw(api.acceptInvitation, { params: { token } });
  const offer = ({ token }: { token: string }) => server.as().raw(api.offer, { params: { token } });
  const states = async (of: GivenMember): Promise<InvitationView['state'][]> =>
    (await server.as(of).call(api.invitations, { params: at(of) })).items.map(({ state }) => state);
  const notUsable = { status: 410, body: { code: 'invitation.not-usable' } };

  it('is a link that says what it offers, to people without an account too', async () => {
    const owner = await server.given.organization('Acme Trust Services');
    const invitation = await invite(owner, 'assessor');
    expect(invitation.path).toBe(`/invitations/${invitation.token}`);
    expect(Buffer.from(invitation.token, 'base64url')).toHaveLength(32);
    expect((await offer(invitation)).body).toEqual({
      organization: 'Acme Trust Services',
      role: 'assessor',
      expiresAt: invitation.expiresAt,
      note: '',
    });
  });

  it('tells whoever opens it the note, and those who invite for whom it is', async () => {
    const owner = await server.given.organization();
    const body = { role: 'viewer', recipient: ' Petra  Novak ', note: 'Welcome.\r\nPlease look at TLS. ' } as const;
    const invitation = await server.as(owner).call(api.invite, { params: at(owner), body });
    const told = { recipient: 'Petra Novak', note: 'Welcome.\nPlease look at TLS.' };
    expect(invitation).toMatchObject(told);
    expect((await server.as(owner).call(api.invitations, { params: at(owner) })).items).toEqual([
      expect.objectContaining({ ...told, linkEnd: invitation.token.slice(-4) }),
    ]);
    const offered = (await offer(invitation)).body;
    expect(offered).toMatchObject({ note: told.note });
    expect(JSON.stringify(offered)).not.toContain('Petra');
  });

  it.each([
    ['a recipient of 201 characters', { recipient: 'x'.repeat(201) }, 'body.recipient'],
    ['a recipient in two lines', { recipient: 'Petra\nNovak' }, 'body.recipient'],
    ['a recipient that turns the writing around', { recipient: 'a\u202eb' }, 'body.recipient'],
    ['a note of 501 characters', { note: 'x'.repeat(501) }, 'body.note'],
    ['a note with control characters', { note: 'a\u0000b' }, 'body.note'],
  ])('refuses %s', async (_, change, path) => {
    const owner = await server.given.organization();
    const answer = await server.as(owner).raw(api.invite, { params: at(owner), body: { role: 'viewer', ...change } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
    expect(await states(owner)).toEqual([]);
  });

  it('says who used it and when, and when it was revoked; open ones differ by the end of their links', async () => {
    const owner = await server.given.organization();
    const person = await server.given.person();
    const made = [await invite(owner), await invite(owner), await invite(owner)];
    const [used, revoked, open] = made;
    await accept(person, used ?? { token: '' });
    await server.as(owner).call(api.revokeInvitation, { params: { ...at(owner), invitationId: revoked?.id ?? '' } });
    const now = server.clock.now().toISOString();
    const { items } = await server.as(owner).call(api.invitations, { params: at(owner) });
    const byId = new Map(items.map((item) => [item.id, item]));
    expect(used && byId.get(used.id)).toMatchObject({ acceptedBy: person.accountId, acceptedAt: now, revokedAt: null });
    expect(revoked && byId.get(revoked.id)).toMatchObject({ acceptedBy: null, acceptedAt: null, revokedAt: now });
    expect(open && byId.get(open.id)).toMatchObject({ acceptedBy: null, acceptedAt: null, revokedAt: null });
    expect(new Set(items.map(({ linkEnd }) => linkEnd))).toEqual(new Set(made.map(({ token }) => token.slice(-4))));
  });

  it('is kept as a hash: neither list nor table can open it', async () => {
    const owner = await server.given.organization();
    const { token } = await invite(owner);
    const listed = await server.as(owner).raw(api.invitations, { params: at(owner) });
    const stored = await server.db.transaction(owner.context, (tx) => tx.query('select * from invitation'));
    expect(stored).toHaveLength(1);
    expect(JSON.stringify([listed.body, stored])).not.toContain(token);
  });

  it('makes a member, and tells every process so', async () => {
    const owner = await server.given.organization('Acme Trust Services');
    const person = await server.given.person();
    const heard: BusMessage[] = [];
    const stop = server.app.get(Bus).subscribe((message) => heard.push(message));
    const answer = await accept(person, await invite(owner, 'contributor'));
    const membership = {
      ...at(owner),
      name: 'Acme Trust Services',
      role: 'contributor',
      sample: false,
      suspended: false,
    };
    expect(answer).toMatchObject({ status: 200, body: membership });
    expect((await server.as(person).call(sessionApi.current)).memberships).toEqual([membership]);
    expect(await states(owner)).toEqual(['accepted']);
    await eventually(() =>
      expect(heard).toContainEqual({ topic: 'membership', ...at(owner), accountId: person.accountId }),
    );
    stop();
  });

  it('needs a session to be accepted', async () => {
    const { token } = await invite(await server.given.organization());
    expect((await server.as().problem(api.acceptInvitation, { params: { token } })).code).toBe('session.required');
  });

  it('works once, for one person', async () => {
    const owner = await server.given.organization();
    const invitation = await invite(owner);
    await accept(await server.given.person(), invitation);
    expect(await accept(await server.given.person(), invitation)).toMatchObject(notUsable);
    expect(await offer(invitation)).toMatchObject(notUsable);
  });

  it('accepted twice by the same person is accepted once', async () => {
    const owner = await server.given.organization();
    const person = await server.given.person();
    const invitation = await invite(owner);
    const answers = await Promise.all(Array.from({ length: 5 }, () => accept(person, invitation)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    expect((await server.as(person).call(sessionApi.current)).memberships).toHaveLength(1);
  });

  it('goes to one of many who use it at the same moment', async () => {
    const owner = await server.given.organization();
    const invitation = await invite(owner);
    const people = await Promise.all(Array.from({ length: 5 }, () => server.given.person()));
    const answers = await Promise.all(people.map((person) => accept(person, invitation)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410, 410, 410]);
    const { items } = await server.as(owner).call(api.members, { params: at(owner) });
    expect(items).toHaveLength(2);
  });

  it('accepted together with another one makes one member, and leaves the other open', async () => {
    const owner = await server.given.organization();
    const person = await server.given.person();
    const [one, two] = [await invite(owner), await invite(owner, 'manager')];
    const answers = await Promise.all([accept(person, one), accept(person, two)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await states(owner)).sort()).toEqual(['accepted', 'open']);
  });

  it('is not used up by somebody who is a member already', async () => {
    const owner = await server.given.organization();
    const member = await server.given.member(owner, 'viewer');
    const invitation = await invite(owner, 'admin');
    expect(await accept(member, invitation)).toMatchObject({
      status: 409,
      body: { code: 'invitation.already-member' },
    });
    expect(await states(owner)).toEqual(['open']);
    expect((await server.as(member).call(sessionApi.current)).memberships[0]?.role).toBe('viewer');
  });

  it('brings a former member back, with the new role, and without a second life', async () => {
    const owner = await server.given.organization();
    const person = await server.given.person();
    const first = await invite(owner, 'admin');
    await accept(person, first);
    await server.as(owner).call(api.removeMember, { params: { ...at(owner), accountId: person.accountId } });
    expect(await accept(person, first)).toMatchObject(notUsable);
    expect(await accept(person, await invite(owner, 'viewer'))).toMatchObject({
      status: 200,
      body: { role: 'viewer' },
    });
    const { items } = await server.as(owner).call(api.members, { params: at(owner) });
    expect(items.filter(({ accountId }) => accountId === person.accountId)).toEqual([
      expect.objectContaining({ role: 'viewer', active: true }),
    ]);
  });

  it('expires', async () => {
    const owner = await server.given.organization();
    const invitation = await invite(owner, 'viewer', 2);
    server.clock.advance(2 * DAY - 1_000);
    expect((await offer(invitation)).status).toBe(200);
    server.clock.advance(1_000);
    expect(await offer(invitation)).toMatchObject(notUsable);
    const person = await server.given.person();
    expect(await accept(person, invitation)).toMatchObject(notUsable);
    expect((await server.as(person).call(sessionApi.current)).memberships).toEqual([]);
    expect(await states(owner)).toEqual(['expired']);
  });

  it('can be revoked, once', async () => {
    const owner = await server.given.organization();
    const { id, token } = await invite(owner);
    const params = { ...at(owner), invitationId: id };
    await server.as(owner).call(api.revokeInvitation, { params });
    expect(await offer({ token })).toMatchObject(notUsable);
    expect(await accept(await server.given.person(), { token })).toMatchObject(notUsable);
    expect((await server.as(owner).problem(api.revokeInvitation, { params })).code).toBe('invitation.not-usable');
    expect(await states(owner)).toEqual(['revoked']);
  });

  it('of another organization cannot be revoked, and looks like none', async () => {
    const owner = await server.given.organization();
    const other = await server.given.organization();
    const { id } = await invite(other);
    const answers = await Promise.all(
      [id, newId<InvitationId>()].map((invitationId) =>
        server.as(owner).problem(api.revokeInvitation, { params: { ...at(owner), invitationId } }),
      ),
    );
    expect(answers.map(({ code }) => code)).toEqual(['not-found', 'not-found']);
    expect(await states(other)).toEqual(['open']);
  });

  it('offers a role no higher than the giver’s', async () => {
    const owner = await server.given.organization();
    for (const giver of ['owner', 'admin'] as const) {
      const by = await server.given.member(owner, giver);
      for (const role of ROLES) {
        const answer = await server.as(by).raw(api.invite, { params: at(by), body: { role } });
        expect({ giver, role, status: answer.status }).toEqual({
          giver,
          role,
          status: mayGrant(giver, role) ? 200 : 403,
        });
        if (answer.status === 403) expect(answer.body).toMatchObject({ code: 'member.role-too-high' });
      }
    }
  });

  it('above one’s own role cannot be revoked', async () => {
    const owner = await server.given.organization();
    const admin = await server.given.member(owner, 'admin');
    const { id } = await invite(owner, 'owner');
    const params = { ...at(owner), invitationId: id };
    expect((await server.as(admin).problem(api.revokeInvitation, { params })).code).toBe('member.role-too-high');
  });

  it('falls with the right of whoever gave it', async () => {
    const owner = await server.given.organization();
    const [gone, demoted] = [await server.given.member(owner, 'admin'), await server.given.member(owner, 'owner')];
    const wayBack = await invite(gone, 'admin');
    const [ownerLink, viewerLink] = [await invite(demoted, 'owner'), await invite(demoted, 'viewer')];
    await server.as(owner).call(api.removeMember, { params: { ...at(owner), accountId: gone.accountId } });
    expect(await accept(gone, wayBack)).toMatchObject(notUsable);
    const params = { ...at(owner), accountId: demoted.accountId };
    await server.as(owner).call(api.changeRole, { params, body: { version: 1, changes: { role: 'admin' } } });
    expect(await offer(ownerLink)).toMatchObject(notUsable);
    expect((await offer(viewerLink)).status).toBe(200);
  });

  it('does not survive its giver’s removal at the same moment', async () => {
    for (let round = 0; round < 8; round++) {
      const owner = await server.given.organization();
      const admin = await server.given.member(owner, 'admin');
      const [made] = await Promise.all([
        server.as(admin).raw(api.invite, { params: at(admin), body: { role: 'admin' } }),
        server.as(owner).call(api.removeMember, { params: { ...at(owner), accountId: admin.accountId } }),
      ]);
      if (made.status === 200) expect(await offer(made.body as NewInvitation)).toMatchObject(notUsable);
      else expect(made.status).toBe(404);
    }
  });

  it.each([
    ['unknown', newId().repeat(2).slice(0, 43), 410],
    ['cut off', 'short', 404],
    ['no link at all', '../../etc/passwd', 404],
  ])('that is %s opens nothing', async (_, token, status) => {
    const person = await server.given.person();
    expect((await offer({ token })).status).toBe(status);
    expect((await accept(person, { token })).status).toBe(status);
  });

  it.each([
    ['an unknown role', { role: 'emperor' }, 'body.role'],
    ['no days', { role: 'viewer', days: 0 }, 'body.days'],
    ['a year', { role: 'viewer', days: 365 }, 'body.days'],
    ['half a day', { role: 'viewer', days: 0.5 }, 'body.days'],
    ['an unknown field', { role: 'viewer', email: 'a@example.test' }, 'body.email'],
  ])('with %s is refused, and none is made', async (_, body, path) => {
    const owner = await server.given.organization();
    const answer = await server.as(owner).raw(api.invite, { params: at(owner), body: body });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
    expect(await states(owner)).toEqual([]);
  });

  it('is listed newest first, page after page', async () => {
    const owner = await server.given.organization();
    const made: string[] = [];
    for (let n = 0; n < 5; n++) made.unshift((await invite(owner)).id);
    const first = await server.as(owner).call(api.invitations, { params: at(owner), query: { limit: 3 } });
    const query = { limit: 3, after: first.next ?? '' };
    const second = await server.as(owner).call(api.invitations, { params: at(owner), query });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(made);
    expect(second.next).toBeNull();
  });
});

describe('looking at invitation links', () => {
  it('is limited by network, as far as they lead nowhere', async () => {
    const server = await testServer({ modules, environment: { SIGN_IN_ATTEMPTS: '2' } });
    const look = (token = 'x'.repeat(43)) => server.as().raw(api.offer, { params: { token } });
    const owner = await server.given.organization();
    const params = { organizationId: owner.context.organizationId };
    const { token } = await server.as(owner).call(api.invite, { params, body: { role: 'viewer' } });
    for (let n = 0; n < 15; n++) expect((await look(token)).status).toBe(200);
    for (let n = 0; n < 10; n++) expect((await look()).status).toBe(410);
    const refused = await look();
    expect(refused).toMatchObject({ status: 429, body: { code: 'request.rate-limited' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    await server.close();
  });
});
