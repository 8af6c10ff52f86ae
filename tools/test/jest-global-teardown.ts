import { rmSync } from 'node:fs';

/** Stops the PostgreSQL that the set-up started, and removes the programs that it bundled. */
export default async function teardown(): Promise<void> {
  if (globalThis.certitudeTestWorkers) rmSync(globalThis.certitudeTestWorkers, { recursive: true, force: true });
  await globalThis.certitudeTestPostgres?.stop();
}
