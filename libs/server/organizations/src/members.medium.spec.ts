import {
  type AccountId,
  type BusMessage,
  mayGrant,
  organizationsApi,
  type Role,
  ROLES,
  sessionApi,
} from '@certitude/contracts';
import { Bus, newId } from '@certitude/server/core';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { eventually, type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { Members } from './members.service';
import { OrganizationsHttpModule } from './organizations-http.module';
import { OrganizationsModule } from './organizations.module';

const api = organizationsApi;

describe('members', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({
      modules: [IdentityModule, IdentityHttpModule, OrganizationsModule, OrganizationsHttpModule],
    });
  });
  afterAll(() => server.close());

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const person = (who: GivenMember) => ({ ...at(who), accountId: who.accountId });
  const change = (by: GivenMember, whom: GivenMember, role: Role) =>
    server.as(by).raw(api.changeRole, { params: person(whom), body: { version: 1, changes: { role } } });
  const remove = (by: GivenMember, whom: GivenMember) => server.as(by).raw(api.removeMember, { params: person(whom) });
  const roles = async (of: GivenMember): Promise<Record<string, Role | null>> => {
    const rows = await server.db.transaction(of.context, (tx) =>
      tx.query<{ id: string; role: Role | null }>(
        'select account_id as id, case when removed_at is null then role end as role from member',
      ),
    );
    return Object.fromEntries(rows.map(({ id, role }) => [id, role]));
  };

  describe('the list', () => {
    it('is by name, page after page, and includes former members', async () => {
      const owner = await server.given.organization();
      await server.db.global('update account set name = $2 where id = $1', [owner.accountId, 'mia']);
      const names = ['Zoë', 'adam', 'Bela', 'mia', 'Carl'];
      const added: GivenMember[] = [];
      for (const name of names) added.push(await server.given.member(owner, 'viewer', name));
      const [zoe] = added;
      if (zoe) await remove(owner, zoe);
      const seen: { name: string; active: boolean }[] = [];
      let after: string | undefined;
      do {
        const page = await server.as(owner).call(api.members, {
          params: at(owner),
          query: { limit: 2, ...(after ? { after } : {}) },
        });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items);
        after = page.next ?? undefined;
      } while (after);
      expect(seen.map(({ name }) => name)).toEqual(['adam', 'Bela', 'Carl', 'mia', 'mia', 'Zoë']);
      expect(seen.map(({ active }) => active)).toEqual([true, true, true, true, true, false]);
    });

    it('is of those who are asked for, or of present or former ones', async () => {
      const owner = await server.given.organization();
      const [adam, bela] = [
        await server.given.member(owner, 'viewer', 'adam'),
        await server.given.member(owner, 'viewer', 'Bela'),
      ];
      const stranger = await server.given.organization();
      await remove(owner, bela);
      const names = async (query: { ids?: string; standing?: 'present' | 'former' }) =>
        (await server.as(owner).call(api.members, { params: at(owner), query })).items.map(
          ({ accountId }) => accountId,
        );
      expect(await names({ ids: [bela, stranger, adam].map(({ accountId }) => accountId).join(',') })).toEqual([
        adam.accountId,
        bela.accountId,
      ]);
      expect(await names({ standing: 'former' })).toEqual([bela.accountId]);
      expect(new Set(await names({ standing: 'present' }))).toEqual(new Set([adam.accountId, owner.accountId]));
    });

    it('shows e-mail addresses only to those who manage members', async () => {
      const owner = await server.given.organization();
      const viewer = await server.given.member(owner, 'viewer');
      const emails = async (by: GivenMember) =>
        (await server.as(by).call(api.members, { params: at(owner) })).items.map(({ email }) => email);
      expect((await emails(owner)).sort()).toEqual([owner.email, viewer.email].sort());
      expect(await emails(viewer)).toEqual([null, null]);
    });

    it('holds nobody of another organization, whoever the page starts after', async () => {
      const owner = await server.given.organization();
      const stranger = await server.given.organization();
      const { items } = await server.as(owner).call(api.members, { params: at(owner) });
      expect(items.map(({ accountId }) => accountId)).toEqual([owner.accountId]);
      const after = { params: at(owner), query: { after: stranger.accountId } };
      const unknown = { params: at(owner), query: { after: newId() } };
      expect(await server.as(owner).call(api.members, after)).toEqual({ items: [], next: null });
      expect(await server.as(owner).call(api.members, unknown)).toEqual({ items: [], next: null });
    });

    it.each([
      ['no cursor', { after: "' or 1=1" }, 'query.after'],
      ['too many at once', { limit: 101 }, 'query.limit'],
      ['an unknown parameter', { sort: 'email' }, 'query.sort'],
      ['somebody without an id', { ids: 'Anna' }, 'query.ids[0]'],
    ])('refuses %s', async (_, query, path) => {
      const owner = await server.given.organization();
      const answer = await server.as(owner).raw(api.members, { params: at(owner), query });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
    });
  });

  describe('changing a role', () => {
    it('follows the rule that nobody gives or takes a role above their own', async () => {
      const owner = await server.given.organization();
      for (const giver of ['owner', 'admin'] as const)
        for (const from of ['owner', 'admin', 'viewer'] as const)
          for (const to of ROLES) {
            const by = await server.given.member(owner, giver);
            const whom = await server.given.member(owner, from);
            const answer = await change(by, whom, to);
            const may = mayGrant(giver, from) && mayGrant(giver, to);
            expect({ giver, from, to, status: answer.status }).toEqual({ giver, from, to, status: may ? 200 : 403 });
            if (!may) expect(answer.body).toMatchObject({ code: 'member.role-too-high' });
            expect((await roles(owner))[whom.accountId]).toBe(may ? to : from);
          }
    });

    it('counts at once', async () => {
      const owner = await server.given.organization();
      const admin = await server.given.member(owner, 'admin');
      await change(owner, admin, 'viewer');
      expect((await server.as(admin).problem(api.invitations, { params: at(owner) })).code).toBe('access.forbidden');
    });

    it('tells every process, so that live connections look again', async () => {
      const owner = await server.given.organization();
      const viewer = await server.given.member(owner, 'viewer');
      const heard: BusMessage[] = [];
      const stop = server.app.get(Bus).subscribe((message) => heard.push(message));
      await change(owner, viewer, 'assessor');
      await eventually(() => expect(heard).toContainEqual({ topic: 'membership', ...person(viewer) }));
      stop();
    });

    it.each([
      ['an unknown role', { version: 1, changes: { role: 'emperor' } }],
      ['no version', { changes: { role: 'viewer' } }],
      ['a version that nobody can have seen', { version: 7, changes: { role: 'viewer' } }],
      ['an unknown field', { version: 1, changes: { role: 'viewer', accountId: newId() } }],
    ])('refuses %s and changes nothing', async (_, body) => {
      const owner = await server.given.organization();
      const member = await server.given.member(owner, 'assessor');
      const answer = await server.as(owner).raw(api.changeRole, { params: person(member), body });
      expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid' } });
      expect((await roles(owner))[member.accountId]).toBe('assessor');
    });

    it('of a former member, of a stranger and of nobody is the same nothing', async () => {
      const owner = await server.given.organization();
      const former = await server.given.member(owner, 'viewer');
      const stranger = await server.given.organization();
      await remove(owner, former);
      const targets = [former.accountId, stranger.accountId, newId<AccountId>()];
      const answers = await Promise.all(
        targets.map((accountId) =>
          server.as(owner).problem(api.changeRole, {
            params: { ...at(owner), accountId },
            body: { version: 1, changes: { role: 'viewer' } },
          }),
        ),
      );
      expect(answers.map(({ code }) => code)).toEqual(['not-found', 'not-found', 'not-found']);
      expect((await roles(stranger))[stranger.accountId]).toBe('owner');
    });
  });

  describe('the last owner', () => {
    it('can neither step down, nor leave', async () => {
      const owner = await server.given.organization();
      await server.given.member(owner, 'admin');
      expect(await change(owner, owner, 'admin')).toMatchObject({ status: 409, body: { code: 'member.last-owner' } });
      expect(await remove(owner, owner)).toMatchObject({ status: 409, body: { code: 'member.last-owner' } });
      expect((await roles(owner))[owner.accountId]).toBe('owner');
    });

    it('can go once there is another one', async () => {
      const owner = await server.given.organization();
      const second = await server.given.member(owner, 'viewer');
      await change(owner, second, 'owner');
      expect((await remove(owner, owner)).status).toBe(200);
      expect(await remove(second, second)).toMatchObject({ status: 409, body: { code: 'member.last-owner' } });
    });

    it('is not counted among former owners', async () => {
      const owner = await server.given.organization();
      const second = await server.given.member(owner, 'owner');
      await remove(owner, second);
      expect(await remove(owner, owner)).toMatchObject({ status: 409, body: { code: 'member.last-owner' } });
    });

    it('stays when all owners step down, leave or demote each other at the same moment', async () => {
      for (let round = 0; round < 5; round++) {
        const first = await server.given.organization();
        const others = [await server.given.member(first, 'owner'), await server.given.member(first, 'owner')];
        const [second = first, third = first] = others;
        const answers = await Promise.all([
          change(first, first, 'viewer'),
          remove(second, second),
          change(third, first, 'admin'),
          change(second, third, 'viewer'),
          remove(first, third),
          change(third, second, 'viewer'),
        ]);
        expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
        expect(Object.values(await roles(first)).filter((role) => role === 'owner').length).toBeGreaterThanOrEqual(1);
      }
    });
  });

  it('who demote each other at the same moment do so one after the other, and only the first one may', async () => {
    for (let round = 0; round < 5; round++) {
      const first = await server.given.organization();
      const second = await server.given.member(first, 'owner');
      await server.given.member(first, 'owner');
      const answers = await Promise.all([change(first, second, 'viewer'), change(second, first, 'viewer')]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    }
  });

  describe('going', () => {
    it('is possible for everybody by themselves', async () => {
      const owner = await server.given.organization();
      for (const role of ROLES.filter((name) => name !== 'owner')) {
        const member = await server.given.member(owner, role);
        expect({ role, status: (await remove(member, member)).status }).toEqual({ role, status: 200 });
      }
    });

    it('takes everything away at once, but leaves the person signed in', async () => {
      const owner = await server.given.organization();
      const member = await server.given.member(owner, 'manager');
      const heard: BusMessage[] = [];
      const stop = server.app.get(Bus).subscribe((message) => heard.push(message));
      await remove(owner, member);
      expect((await server.as(member).problem(api.get, { params: at(owner) })).code).toBe('not-found');
      expect((await server.as(member).call(sessionApi.current)).memberships).toEqual([]);
      await eventually(() => expect(heard).toContainEqual({ topic: 'membership', ...person(member) }));
      stop();
    });

    it('of somebody else needs the right to manage members', async () => {
      const owner = await server.given.organization();
      const [manager, viewer] = [
        await server.given.member(owner, 'manager'),
        await server.given.member(owner, 'viewer'),
      ];
      expect(await remove(manager, viewer)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
      const unknown = { ...at(owner), accountId: newId<AccountId>() };
      expect((await server.as(manager).problem(api.removeMember, { params: unknown })).code).toBe('access.forbidden');
      expect((await roles(owner))[viewer.accountId]).toBe('viewer');
    });

    it('of somebody above needs somebody as high', async () => {
      const owner = await server.given.organization();
      const admin = await server.given.member(owner, 'admin');
      const second = await server.given.member(owner, 'owner');
      expect(await remove(admin, second)).toMatchObject({ status: 403, body: { code: 'member.role-too-high' } });
      expect((await remove(owner, admin)).status).toBe(200);
    });

    it('happens once', async () => {
      const owner = await server.given.organization();
      const member = await server.given.member(owner, 'viewer');
      const answers = await Promise.all([remove(owner, member), remove(owner, member), remove(owner, member)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 404, 404]);
    });

    it('does not reach into another organization of the same person', async () => {
      const one = await server.given.organization();
      const two = await server.given.organization();
      await server.db.transaction(two.context, (tx) =>
        tx.query("insert into member (organization_id, account_id, role) values ($1, $2, 'viewer')", [
          two.context.organizationId,
          one.accountId,
        ]),
      );
      await server.given.member(one, 'owner');
      await remove(one, one);
      expect((await roles(two))[one.accountId]).toBe('viewer');
    });
  });

  it('are known to other contexts as current members, or not', async () => {
    const owner = await server.given.organization();
    const former = await server.given.member(owner, 'viewer');
    const stranger = await server.given.organization();
    await remove(owner, former);
    const members = server.app.get(Members);
    const isActive = (ids: AccountId[]) => server.db.transaction(owner.context, (tx) => members.isActive(tx, ids));
    await expect(isActive([])).resolves.toBe(true);
    await expect(isActive([owner.accountId, owner.accountId])).resolves.toBe(true);
    await expect(isActive([owner.accountId, former.accountId])).resolves.toBe(false);
    await expect(isActive([stranger.accountId])).resolves.toBe(false);
  });
});
