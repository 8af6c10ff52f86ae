import { Bus, CoreModule, readConfig } from '@certitude/server/core';
import { Test } from '@nestjs/testing';
import { eventually } from './eventually';
import { silentProxy } from './silent-proxy';
import { testDatabase } from './test-database';
import { hasRedis, testRedis } from './test-redis';

const HINT = { topic: 'live-node', node: '6f1f1a52-1111-4111-8111-111111111111' } as const;
const REDIS_DATABASE = 5;

if (hasRedis())
  describe('hints by way of Redis', () => {
    it('are heard by a process that started while Redis was silent', async () => {
      const redis = await testRedis(REDIS_DATABASE);
      const proxy = await silentProxy(redis.url);
      proxy.silence();
      const { appUrl } = await testDatabase();
      const config = readConfig({
        DATABASE_URL: appUrl,
        REDIS_URL: proxy.url,
        SESSION_SECRET: 'a-secret-that-only-tests-use-0123456789',
      });
      const app = await Test.createTestingModule({ imports: [CoreModule.forRoot(config)] }).compile();
      try {
        await app.init();
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
else process.stdout.write('Hints by way of Redis are not tested: set TEST_REDIS_URL or install redis-server.\n');
