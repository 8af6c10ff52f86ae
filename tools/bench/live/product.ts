import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../../start/index';
import { seeded } from './figures';
import { ProductDialect } from './product-dialect';
import { type ScenarioInput } from './scenario';
import { type ServerCommand } from './server-process';
import { type BenchWorld } from './world';

/** How the product's api process is run for a measurement. @param program its bundle */
export async function productCommand(program: string, world: BenchWorld): Promise<ServerCommand> {
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
    },
    isReady: async () => (await fetch(`http://127.0.0.1:${port}/health/ready`)).ok,
  };
}

/** Clients of the product, each another person. */
export const productDialects =
  (world: BenchWorld): ScenarioInput['dialect'] =>
  (client) => {
    const person = world.people[client];
    if (!person) throw new Error(`There is no person ${client}.`);
    return new ProductDialect(world, person, seeded(client + 1));
  };
