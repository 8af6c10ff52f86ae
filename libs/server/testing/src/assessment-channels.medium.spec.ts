import { type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { AssessmentChannels, CoreModule, newId, readConfig } from '@certitude/server/core';
import { BusLines, type ChannelPlace } from '@certitude/server/core/testing';
import { Test, type TestingModule } from '@nestjs/testing';
import { eventually } from './eventually';
import { testDatabase, type TestDatabase } from './test-database';
import { hasRedis, testRedis, type TestRedis } from './test-redis';

const SECRET = 'a-secret-that-only-tests-use-0123456789';
const REDIS_DATABASE = 6;

const buses: [string, () => Promise<TestRedis | null>][] = [['PostgreSQL', () => Promise.resolve(null)]];
if (hasRedis()) buses.push(['Redis', () => testRedis(REDIS_DATABASE)]);
else process.stdout.write('Channels by way of Redis are not tested: set TEST_REDIS_URL or install redis-server.\n');

describe.each(buses)('channels between nodes by way of %s', (_bus, start) => {
  let redis: TestRedis | null;
  let database: TestDatabase;
  const nodes: TestingModule[] = [];
  beforeAll(async () => {
    redis = await start();
    database = await testDatabase();
  });
  afterEach(async () => {
    for (const node of nodes.splice(0)) await node.close();
  });
  afterAll(() => redis?.stop());

  const node = async (secret = SECRET): Promise<TestingModule> => {
    const environment = { DATABASE_URL: database.appUrl, SESSION_SECRET: secret, REDIS_URL: redis?.url ?? '' };
    const made = await Test.createTestingModule({ imports: [CoreModule.forRoot(readConfig(environment))] }).compile();
    nodes.push(made);
    return made.init();
  };
  const place = (): ChannelPlace => ({
    organizationId: newId<OrganizationId>(),
    assessmentId: newId<AssessmentId>(),
  });
  /** A channel that is heard. */
  const open = async (at: TestingModule, where: ChannelPlace) => {
    const heard: string[] = [];
    const channels = at.get(AssessmentChannels);
    const opened = Promise.withResolvers<void>();
    const channel = channels.open(where, { opened: opened.resolve, heard: (text) => heard.push(text) });
    await opened.promise;
    return { ...channel, heard };
  };

  it('bring texts to the other nodes in order, and to nobody else', async () => {
    const [where, elsewhere] = [place(), place()];
    const [a, b] = [await node(), await node()];
    const [from, to] = [await open(a, where), await open(b, where)];
    const others = [
      await open(b, elsewhere),
      await open(b, { ...elsewhere, assessmentId: where.assessmentId }),
      await open(b, { ...elsewhere, organizationId: where.organizationId }),
    ];
    const texts = Array.from({ length: 20 }, (_, index) => `“${index}”`);
    for (const text of texts) from.send(text);
    await eventually(() => expect(to.heard).toEqual(texts));
    expect([from.heard, ...others.map(({ heard }) => heard)]).toEqual([[], [], [], []]);
  });

  it('bring nothing that was said on another one, or by somebody without the secret', async () => {
    const [where, elsewhere] = [place(), place()];
    const [a, b, stranger] = [await node(), await node(), await node('another-secret-that-only-tests-use-01234')];
    const [from, to] = [await open(a, where), await open(b, where)];
    const wrong = await open(a, elsewhere);
    // As it stands in the network: the name of a channel, and a sealed text.
    const lines = a.get(BusLines);
    const said: [string, string][] = [];
    const send = lines.send.bind(lines);
    const spy = jest.spyOn(lines, 'send').mockImplementation((channel, text) => void said.push([channel, text]));
    from.send('to everybody here');
    wrong.send('to somebody else');
    spy.mockRestore();
    const [[channel, own] = ['', ''], [, other] = ['', '']] = said;
    send(channel, other);
    send(channel, own.slice(0, -1));
    send(channel, 'short');
    (await open(stranger, where)).send('from a stranger');
    send(channel, own);
    await eventually(() => expect(to.heard).toEqual(['to everybody here']));
  });

  it('say that a text is too long for them', async () => {
    const where = place();
    const [a, b] = [await node(), await node()];
    const [from, to] = [await open(a, where), await open(b, where)];
    const longest = 'ü'.repeat(from.most / 2);
    expect(from.send(`${longest}..`)).toBe(false);
    expect(from.send(longest)).toBe(true);
    await eventually(() => expect(to.heard).toEqual([longest]));
  });

  it('end', async () => {
    const where = place();
    const [a, b] = [await node(), await node()];
    const from = await open(a, where);
    const [ended, to] = [await open(b, where), await open(b, where)];
    ended.close();
    from.send('still heard');
    await eventually(() => expect(to.heard).toEqual(['still heard']));
    expect(ended.heard).toEqual([]);
    to.close();
    const again = await open(b, where);
    from.send('heard again');
    await eventually(() => expect(again.heard).toEqual(['heard again']));
  });
});
