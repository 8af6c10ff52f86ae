import { hasRedis, testRedis } from '@certitude/server/testing';
import { type PostgresServer, startTemporaryPostgres } from '../../start/index';
import { withPrograms } from './programs';
import { type RestartResult, rollingRestart } from './rolling-restart';
import { benchWorld } from './world';

const REDIS_DATABASE = 10;
const SECRET = 'a-secret-that-only-tests-use-0123456789';
// Processes take a minute to start on a machine that is busy with other things.
jest.setTimeout(900_000);

describe('two api nodes, two workers and a proxy', () => {
  let postgres: PostgresServer;
  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
  });
  afterAll(() => postgres.stop());

  const run = async (environment: Readonly<Record<string, string>>): Promise<RestartResult> => {
    const world = await benchWorld(postgres.adminUrl, { assessments: 1, clients: 10 });
    return withPrograms((programs) =>
      rollingRestart(programs, world, { environment: { SESSION_SECRET: SECRET, ...environment }, ends: 'restart' }),
    );
  };
  const expectNothingLost = ({ edits, acknowledged, longestBehind, away, ...rest }: RestartResult): void => {
    process.stdout.write(
      `${edits} edits, ${acknowledged} acknowledged; a tab was behind for ${longestBehind} ms at most, processes were away for ${away.join(', ')} ms.\n`,
    );
    expect(rest).toEqual({ restarts: 4, acknowledgedAndLost: 0, twice: 0, holes: 0, refused: 0, converged: true });
  };

  it('lose nothing and do nothing twice while each of them is restarted, on PostgreSQL', async () => {
    expectNothingLost(await run({}));
  });

  if (hasRedis())
    it('lose nothing and do nothing twice while each of them is restarted, on Redis', async () => {
      const redis = await testRedis(REDIS_DATABASE);
      try {
        expectNothingLost(await run({ REDIS_URL: redis.url }));
      } finally {
        await redis.stop();
      }
    });
});
