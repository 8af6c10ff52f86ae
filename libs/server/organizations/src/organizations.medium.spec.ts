import { organizationsApi, sessionApi, type OrganizationId, type OrganizationProfile } from '@certitude/contracts';
import { newId } from '@certitude/server/core';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { testServer, type TestServer } from '@certitude/server/testing';
import { Founding } from './founding.service';
import { OrganizationsHttpModule } from './organizations-http.module';
import { OrganizationsModule } from './organizations.module';
import { Organizations } from './organizations.service';

const api = organizationsApi;
const profile: OrganizationProfile = {
  name: 'Acme Trust Services',
  timeZone: 'Europe/Prague',
  industry: 'Finance',
  sizeBand: '50-249',
  region: 'EU',
};

describe('an organization', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({
      modules: [IdentityModule, IdentityHttpModule, OrganizationsModule, OrganizationsHttpModule],
    });
  });
  afterAll(() => server.close());

  const at = (who: { context: { organizationId: OrganizationId } }) => ({
    organizationId: who.context.organizationId,
  });

  it('belongs to whoever creates it', async () => {
    const person = await server.given.person();
    const created = await server.as(person).call(api.create, { body: profile });
    expect(created).toMatchObject({ name: profile.name, role: 'owner', sample: false });
    const { memberships } = await server.as(person).call(sessionApi.current);
    expect(memberships).toEqual([created]);
    const params = { organizationId: created.organizationId };
    expect(await server.as(person).call(api.get, { params })).toMatchObject({ ...profile, role: 'owner' });
  });

  it('needs a session to be created', async () => {
    expect((await server.as().problem(api.create, { body: profile })).code).toBe('session.required');
  });

  it('is described by owners and admins, and by nobody below', async () => {
    const owner = await server.given.organization();
    const admin = await server.given.member(owner, 'admin');
    const manager = await server.given.member(owner, 'manager');
    const changed = { ...profile, name: 'Renamed', timeZone: 'Asia/Tokyo' };
    const view = await server.as(admin).call(api.update, { params: at(owner), body: { version: 1, changes: changed } });
    expect(view).toMatchObject({ ...changed, role: 'admin' });
    const refused = await server
      .as(manager)
      .problem(api.update, { params: at(owner), body: { version: 1, changes: profile } });
    expect(refused.code).toBe('access.forbidden');
    expect(await server.as(manager).call(api.get, { params: at(owner) })).toMatchObject({ name: 'Renamed' });
  });

  it('changes alone: another one keeps its name', async () => {
    const [one, two] = [await server.given.organization('One'), await server.given.organization('Two')];
    await server.as(one).call(api.update, { params: at(one), body: { version: 1, changes: profile } });
    expect((await server.as(two).call(api.get, { params: at(two) })).name).toBe('Two');
  });

  it('looks to a stranger as if it did not exist', async () => {
    const owner = await server.given.organization();
    const stranger = await server.given.organization();
    const answers = await Promise.all(
      [at(owner), { organizationId: newId<OrganizationId>() }].map((params) =>
        server.as(stranger).problem(api.get, { params }),
      ),
    );
    expect(answers.map(({ requestId: _, ...rest }) => rest)).toEqual([
      expect.objectContaining({ code: 'not-found' }),
      expect.objectContaining({ code: 'not-found' }),
    ]);
    expect((await server.as(stranger).raw(api.get, { params: { organizationId: 'x' } })).status).toBe(404);
  });

  it.each([
    ['an unknown field', { sample: true }, 'body.changes.sample'],
    ['an unknown size band', { sizeBand: 'huge' }, 'body.changes.sizeBand'],
    ['an empty name', { name: ' ' }, 'body.changes.name'],
    ['a wrong type', { region: 7 }, 'body.changes.region'],
  ])('refuses %s and stays as it is', async (_, change, path) => {
    const owner = await server.given.organization('Unchanged');
    const answer = await server.as(owner).raw(api.update, { params: at(owner), body: { version: 1, changes: change } });
    expect(answer).toMatchObject({ status: 400, body: { code: 'request.invalid', problems: [{ path }] } });
    expect((await server.as(owner).call(api.get, { params: at(owner) })).name).toBe('Unchanged');
  });

  describe('of sample data', () => {
    const sample = async () => {
      const owner = await server.given.person();
      const { organizationId } = await server.app.get(Founding).createSample(owner.accountId, profile, 'test');
      const context = { organizationId, actor: { id: owner.accountId, role: 'owner' as const }, requestId: 'test' };
      return { ...owner, context };
    };

    it('is marked as such, and removed in one step', async () => {
      const owner = await sample();
      const viewer = await server.given.member(owner, 'viewer');
      expect(await server.as(owner).call(api.get, { params: at(owner) })).toMatchObject({ sample: true });
      await server.as(owner).call(api.removeSample, { params: at(owner) });
      expect((await server.as(owner).problem(api.get, { params: at(owner) })).code).toBe('not-found');
      expect((await server.as(viewer).call(sessionApi.current)).memberships).toEqual([]);
    });

    it('is removed by nobody but an owner', async () => {
      const owner = await sample();
      const admin = await server.given.member(owner, 'admin');
      const refused = await server.as(admin).problem(api.removeSample, { params: at(owner) });
      expect(refused.code).toBe('access.forbidden');
      await expect(server.as(owner).call(api.get, { params: at(owner) })).resolves.toBeDefined();
    });

    it('is the only kind that can be removed this way', async () => {
      const owner = await server.given.organization();
      expect((await server.as(owner).problem(api.removeSample, { params: at(owner) })).code).toBe(
        'organization.not-sample',
      );
      await expect(server.as(owner).call(api.get, { params: at(owner) })).resolves.toBeDefined();
    });
  });

  it('tells other contexts its time zone', async () => {
    const owner = await server.given.organization();
    const zone = await server.db.transaction(owner.context, (tx) => server.app.get(Organizations).timeZoneOf(tx));
    expect(zone).toBe('Europe/Prague');
  });
});
