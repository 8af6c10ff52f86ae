import { Bus, CoreModule, readConfig } from '@certitude/server/core';
import { type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { eventually } from './eventually';
import { silentProxy } from './silent-proxy';
import { testDatabase } from './test-database';
import { hasRedis, testRedis } from './test-redis';

const HINT = { topic: 'live-node', node: '6f1f1a52-1111-4111-8111-111111111111' } as const;
const REDIS_DATABASE = 5;

/** A process that has only what all of them have. */
async function processOn(appUrl: string, redisUrl?: string): Promise<INestApplicationContext> {
  const config = readConfig({
    DATABASE_URL: appUrl,
    ...(redisUrl !== undefined && { REDIS_URL: redisUrl }),
    SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
  });
  return (await Test.createTestingModule({ imports: [CoreModule.forRoot(config)] }).compile()).init();
}

const buses = hasRedis() ? ['PostgreSQL', 'Redis'] : ['PostgreSQL'];
if (!hasRedis())
  process.stdout.write('Hints by way of Redis are not tested: set TEST_REDIS_URL or install redis-server.\n');

describe.each(buses)('hints by way of %s', (name) => {
  it('are heard by the other processes', async () => {
    const redis = name === 'Redis' ? await testRedis(REDIS_DATABASE) : null;
    const { appUrl } = await testDatabase();
    const [one, other] = await Promise.all([processOn(appUrl, redis?.url), processOn(appUrl, redis?.url)]);
    try {
      const heard: unknown[] = [];
      other.get(Bus).subscribe((message) => heard.push(message));
      await eventually(() => {
        one.get(Bus).publish(HINT);
        expect(heard).toContainEqual(HINT);
      });
    } finally {
      await Promise.all([one.close(), other.close()]);
      await redis?.stop();
    }
  });
});

if (hasRedis())
  describe('hints by way of a Redis that is silent', () => {
    it('are heard by a process that started meanwhile', async () => {
      const redis = await testRedis(REDIS_DATABASE);
      const proxy = await silentProxy(redis.url);
      proxy.silence();
      const app = await processOn((await testDatabase()).appUrl, proxy.url);
      try {
        const heard: unknown[] = [];
        app.get(Bus).subscribe((message) => heard.push(message));
        proxy.speak();
        await eventually(() => {
          app.get(Bus).publish(HINT);
          expect(heard).toContainEqual(HINT);
        }, 60_000);
      } finally {
        await app.close();
        await proxy.close();
        await redis.stop();
      }
    });
  });
