import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../start/index';
import { seeded } from './figures';
import { ProductDialect } from './product-dialect';
import { type ServerCommand } from './server-process';
import { SocketIoTalk } from './socket-io-talk';
import { assessmentOf, type Subject } from './subject';
import { type BenchWorld, benchWorld } from './world';

/**
 * How the product's api process is run for a measurement.
 * @param program its bundle
 * @param more of its environment, such as what the nodes of a cluster share
 */
export async function productCommand(
  program: string,
  world: Pick<BenchWorld, 'appUrl'>,
  more: Readonly<Record<string, string>> = {},
): Promise<ServerCommand> {
  const port = await freePort();
  return {
    args: [program],
    port,
    environment: {
      NODE_ENV: 'production',
      PORT: String(port),
      HOST: '127.0.0.1',
      DATABASE_URL: world.appUrl,
      DATA_DIR: mkdtempSync(join(tmpdir(), 'certitude-bench-')),
      SESSION_SECRET: createHash('sha256').update(randomBytes(32)).digest('hex'),
      LOG_LEVEL: 'error',
      ...more,
    },
    isReady: async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok,
  };
}

/** @param serverUrl where databases can be made */
export const productSubject = (program: string, serverUrl: string): Subject => ({
  prepare: async (shape) => {
    const world = await benchWorld(serverUrl, shape);
    return {
      command: await productCommand(program, world),
      talk: (client) => {
        const [person, assessment] = [world.people[client], world.assessments[assessmentOf(shape, client)]];
        if (!person || !assessment) throw new Error(`There is no person ${client}.`);
        return new SocketIoTalk(new ProductDialect(world, assessment, person, seeded(client + 1)));
      },
    };
  },
});
