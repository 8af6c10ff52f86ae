// How jobs perform: what ending one costs with many waiting, how soon people hear of news behind a backlog, how many
// reminders are delivered in a second. On PostgreSQL, and on Redis where a redis-server is found. Prints JSON; says on
// standard error what it is doing.
// npm run -s bench:jobs -- [--quick]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hasRedis, testRedis } from '@certitude/server/testing';
import { reportAndExit, startPostgres } from '../start/index';
import { measureJobs } from './jobs/measure';

const quick = process.argv.includes('--quick');
const dataDir = mkdtempSync(join(tmpdir(), 'certitude-bench-jobs-'));
try {
  const server = await startPostgres({ dataDir });
  try {
    process.env['TEST_DATABASE_ADMIN_URL'] = server.adminUrl;
    const postgres = await measureJobs({ quick, redis: null });
    console.log(JSON.stringify({ unit: 'ms', postgres, redis: await onRedis() }, null, 2));
  } finally {
    await server.stop();
  }
} catch (error) {
  reportAndExit(error);
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

async function onRedis() {
  if (!hasRedis()) return 'no redis-server was found';
  const redis = await testRedis(3);
  try {
    return await measureJobs({ quick, redis });
  } finally {
    await redis.stop();
  }
}
