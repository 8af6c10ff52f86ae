import { assessmentsApi, evidenceApi, organizationsApi, type Problem } from '@certitude/contracts';
import { Memberships, TenantBatches } from '@certitude/server/core';
import { eventually, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from './isolation/contexts';

type Line = Readonly<Record<string, unknown>>;

const SECRET = 'a sentence that nobody may find in the log';

describe('lines of the log', () => {
  const text: string[] = [];
  const lines = (): Line[] => text.map((line) => JSON.parse(line) as Line);
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts(), log: { write: (line) => void text.push(line) } });
  });
  beforeEach(() => void text.splice(0));
  afterEach(() => {
    jest.restoreAllMocks();
    expect(text.join('')).not.toContain(SECRET);
  });
  afterAll(() => server.close());

  const lineOf = ({ requestId }: Problem): Promise<Line> =>
    eventually(() => {
      const line = lines().find((one) => one['requestId'] === requestId);
      if (!line) throw new Error('There is no line with the request id.');
      return line;
    });

  it('name the request of a refusal, its organization and its person, and nothing of its content', async () => {
    const owner = await server.given.organization();
    const { organizationId } = owner.context;
    const problem = await server.as(owner).problem(evidenceApi.create, {
      params: { organizationId },
      body: { title: SECRET, unknown: SECRET },
    } as never);
    expect(await lineOf(problem)).toMatchObject({
      level: 30,
      organizationId,
      accountId: owner.accountId,
      method: 'POST',
      status: 400,
      code: 'request.invalid',
    });
  });

  it('name the request that failed, and why, without the values that PostgreSQL quotes', async () => {
    const owner = await server.given.organization();
    const { organizationId } = owner.context;
    jest
      .spyOn(server.app.get(Memberships, { strict: false }), 'roleOf')
      .mockImplementation(() => server.db.global(`select '${SECRET}'::integer`) as never);
    const problem = await server.as(owner).problem(assessmentsApi.list, { params: { organizationId } });
    expect(problem.code).toBe('internal');
    expect(await lineOf(problem)).toMatchObject({
      level: 50,
      accountId: owner.accountId,
      status: 500,
      error: expect.stringMatching(/^error: invalid input syntax for type integer: … \(code 22P02\)\n\s+at /) as string,
    });
  });

  it('warn of slow statements by name or text, without parameters', async () => {
    const owner = await server.given.organization();
    const { organizationId } = owner.context;
    await server.db.transaction(owner.context, (tx) => tx.query('select pg_sleep(0.6), $1::text', [SECRET]));
    const slow = { name: 'test-slow', text: 'select pg_sleep(0.6), $1::text' };
    await server.app.get(TenantBatches).commit(owner.context, [{ statement: slow, values: [SECRET] }]);
    const ids = { organizationId, accountId: owner.accountId, requestId: owner.context.requestId };
    for (const statement of ['select pg_sleep(0.6), $1::text', 'context-in-time, test-slow'])
      expect(lines()).toContainEqual(
        expect.objectContaining({ level: 40, msg: 'A statement took long.', statement, ...ids }),
      );
  });

  it('warn of slow requests by their route', async () => {
    const owner = await server.given.organization();
    const roleOf = server.app.get(Memberships, { strict: false });
    const ask = roleOf.roleOf.bind(roleOf);
    jest.spyOn(roleOf, 'roleOf').mockImplementation(async (...who) => {
      await server.db.global('select pg_sleep(0.6)');
      return ask(...who);
    });
    const { organizationId } = owner.context;
    await server.as(owner).call(organizationsApi.get, { params: { organizationId } });
    await eventually(() =>
      expect(lines()).toContainEqual(
        expect.objectContaining({
          level: 40,
          msg: 'A request took long.',
          route: '/api/organizations/:organizationId',
          organizationId,
          accountId: owner.accountId,
        }),
      ),
    );
  });

  it('name a message that failed, its organization and its person', async () => {
    const owner = await server.given.organization();
    const { organizationId } = owner.context;
    jest.spyOn(server.app.get(Memberships, { strict: false }), 'roleOf').mockRejectedValue(new Error('broken'));
    const socket = server.as(owner).socket();
    const message = { organization: organizationId, assessment: organizationId, client: organizationId };
    const answer: unknown = await socket.timeout(30_000).emitWithAck('join', message);
    socket.disconnect();
    expect(answer).toEqual({ ok: false, code: 'busy' });
    expect(lines()).toContainEqual(
      expect.objectContaining({ level: 50, msg: 'A message failed.', organizationId, accountId: owner.accountId }),
    );
  });
});
