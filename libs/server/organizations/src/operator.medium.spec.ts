import { createHash, randomBytes } from 'node:crypto';
import { organizationsApi as api, sessionApi } from '@certitude/contracts';
import { asOwner, newId } from '@certitude/server/core';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { OrganizationsHttpModule } from './organizations-http.module';
import { OrganizationsModule } from './organizations.module';

const PASSWORD = 'correct horse battery';
const profile = { name: 'Acme', timeZone: 'Europe/Prague', industry: '', sizeBand: null, region: '' };

describe('what the operator decides', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer({
      modules: [IdentityModule, IdentityHttpModule, OrganizationsModule, OrganizationsHttpModule],
      environment: { SIGN_IN_ATTEMPTS: '1000' },
    });
  });
  afterEach(() => server.close());

  const asOperator = (sql: string, values: readonly unknown[] = [], organization = '') =>
    asOwner(server.database.ownerUrl, async (tx) => {
      await tx.query("select set_config('app.organization_id', $1, true)", [organization]);
      await tx.query(sql, values);
    });
  const at = ({ context }: GivenMember) => ({ organizationId: context.organizationId });
  const newcomer = () => ({ email: `${newId()}@example.test`, name: 'Nora', password: PASSWORD });
  const signUp = (body: ReturnType<typeof newcomer> & { invitation?: string }) =>
    server.as().raw(sessionApi.signUp, { body });

  describe('about suspending an organization', () => {
    const suspend = ({ context }: GivenMember) =>
      asOperator(
        'insert into organization_suspension (organization_id) values ($1)',
        [context.organizationId],
        context.organizationId,
      );

    it('closes every door to its members, says so, and opens them again', async () => {
      const owner = await server.given.organization('Acme');
      await suspend(owner);
      expect((await server.as(owner).problem(api.get, { params: at(owner) })).code).toBe('organization.suspended');
      const { memberships } = await server.as(owner).call(sessionApi.current);
      expect(memberships).toMatchObject([{ name: 'Acme', suspended: true }]);
      await asOperator('delete from organization_suspension', [], owner.context.organizationId);
      await expect(server.as(owner).call(api.get, { params: at(owner) })).resolves.toMatchObject({ name: 'Acme' });
    });

    it('opens them too when it is lifted, and remembers that it was there', async () => {
      const owner = await server.given.organization();
      await suspend(owner);
      await asOperator('update organization_suspension set lifted_at = now()', [], owner.context.organizationId);
      await expect(server.as(owner).call(api.get, { params: at(owner) })).resolves.toBeDefined();
      const { memberships } = await server.as(owner).call(sessionApi.current);
      expect(memberships).toMatchObject([{ suspended: false }]);
      const rows = (table: string) => server.db.transaction(owner.context, (tx) => tx.query(`select from ${table}`));
      expect(await rows('member')).toHaveLength(1);
      expect(await rows('organization_suspension')).toHaveLength(1);
    });

    it('tells a stranger nothing, and does not touch other organizations', async () => {
      const [owner, other] = [await server.given.organization(), await server.given.organization()];
      await suspend(owner);
      expect((await server.as(other).problem(api.get, { params: at(owner) })).code).toBe('not-found');
      await expect(server.as(other).call(api.get, { params: at(other) })).resolves.toBeDefined();
    });

    it('leaves nobody a role in the database either', async () => {
      const owner = await server.given.organization();
      await suspend(owner);
      const members = await server.db.transaction(owner.context, (tx) => tx.query('select 1 from member'));
      expect(members).toEqual([]);
    });

    it('is not for the application to lift', async () => {
      const owner = await server.given.organization();
      await suspend(owner);
      const lifted = server.db.transaction(owner.context, (tx) =>
        tx.query('update organization_suspension set lifted_at = now()'),
      );
      await expect(lifted).rejects.toThrow(/permission denied/);
    });
  });

  describe('about how many organizations somebody owns', () => {
    const found = (who: { accountId: GivenMember['accountId']; sessionToken: string }, times: number) =>
      Promise.all(Array.from({ length: times }, () => server.as(who).raw(api.create, { body: profile })));

    it('is five by default, also for many attempts at once', async () => {
      const person = await server.given.person();
      const answers = await found(person, 7);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 409, 409]);
      const refused = answers.find(({ status }) => status === 409);
      expect(refused?.body).toMatchObject({ code: 'account.too-many-organizations', detail: /At most 5/ });
    });

    it('is never less than none', async () => {
      const set = asOperator("insert into operator_limit values ('organizations-per-account', null, -1)");
      await expect(set).rejects.toThrow(/operator_limit_value_check/);
    });

    it('can be more for everybody, and less for one', async () => {
      const [person, other] = [await server.given.person(), await server.given.person()];
      await asOperator("insert into operator_limit values ('organizations-per-account', null, 6)");
      await asOperator("insert into operator_limit values ('organizations-per-account', $1, 1)", [other.accountId]);
      expect((await found(person, 6)).every(({ status }) => status === 200)).toBe(true);
      expect((await found(other, 2)).map(({ status }) => status).sort()).toEqual([200, 409]);
    });
  });

  describe('about who signs up', () => {
    beforeEach(() => asOperator("update instance_setting set sign_up = 'invited'"));

    it('keeps uninvited people out, and tells before they type', async () => {
      expect((await server.as().call(sessionApi.instance)).signUp).toBe('invited');
      const body = newcomer();
      expect(await signUp(body)).toMatchObject({ status: 403, body: { code: 'account.sign-up-closed' } });
      expect(await server.db.global('select 1 from account where email = $1', [body.email])).toEqual([]);
    });

    it('lets in who holds an open invitation', async () => {
      const owner = await server.given.organization();
      const { token } = await server.as(owner).call(api.invite, { params: at(owner), body: { role: 'viewer' } });
      expect((await signUp({ ...newcomer(), invitation: token })).status).toBe(200);
      server.clock.advance(8 * 24 * 60 * 60 * 1_000);
      expect((await signUp({ ...newcomer(), invitation: token })).status).toBe(403);
      expect((await signUp({ ...newcomer(), invitation: 'x'.repeat(43) })).status).toBe(403);
    });
  });

  describe('about a forgotten password', () => {
    const link = async ({ accountId }: Pick<GivenMember, 'accountId'>) => {
      const token = randomBytes(32).toString('base64url');
      await asOperator('insert into password_link values ($1, $2, $3)', [
        createHash('sha256').update(token).digest('hex'),
        accountId,
        new Date(server.clock.now().getTime() + 60_000),
      ]);
      return token;
    };
    const registered = async () => {
      const input = newcomer();
      const answer = await signUp(input);
      const session = /certitude_session=([^;]*)/.exec(answer.headers.get('set-cookie') ?? '')?.[1] ?? '';
      const { account } = answer.body as { account: { id: GivenMember['accountId'] } };
      return { email: input.email, accountId: account.id, sessionToken: session };
    };
    const NEW = 'another horse battery';
    const signIn = (email: string, password: string) =>
      server.as().raw(sessionApi.signIn, { body: { email, password } });

    it('sets a new one with a link, ends every session, and signs in', async () => {
      const person = await registered();
      const token = await link(person);
      expect(await server.as().call(sessionApi.passwordLink, { params: { token } })).toEqual({ email: person.email });
      const answer = await server.as().raw(sessionApi.setPassword, { body: { token, password: NEW } });
      expect(answer).toMatchObject({ status: 200, body: { account: { email: person.email } } });
      expect((await server.as(person).problem(sessionApi.current)).code).toBe('session.required');
      expect((await signIn(person.email, PASSWORD)).status).toBe(401);
      expect((await signIn(person.email, NEW)).status).toBe(200);
    });

    it('works once, also at the same moment, and uses up every other link', async () => {
      const person = await registered();
      const [token, second] = [await link(person), await link(person)];
      const use = (which: string) => server.as().raw(sessionApi.setPassword, { body: { token: which, password: NEW } });
      const answers = await Promise.all([use(token), use(token), use(token)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 410, 410]);
      expect((await use(second)).body).toMatchObject({ code: 'account.password-link-not-usable' });
    });

    it('refuses a link that is too old, unknown or used with a short password, and changes nothing', async () => {
      const person = await registered();
      const token = await link(person);
      expect((await server.as().raw(sessionApi.setPassword, { body: { token, password: 'short' } })).status).toBe(400);
      server.clock.advance(61_000);
      expect((await server.as().problem(sessionApi.passwordLink, { params: { token } })).status).toBe(410);
      expect((await server.as().raw(sessionApi.setPassword, { body: { token, password: NEW } })).status).toBe(410);
      expect((await signIn(person.email, PASSWORD)).status).toBe(200);
    });
  });
});
