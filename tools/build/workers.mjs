// Programs of worker threads. Each is bundled beside the program that starts it, as workers/<name>.mjs.
import { join } from 'node:path';
import { bundle } from './bundle.mjs';

const WORKERS = {
  'content-check': 'libs/server/evidence/src/content-check/content-check.worker.ts',
};

/**
 * Bundles the programs of all worker threads.
 * @param {string} folder where `workers/` is to lie
 */
export async function bundleWorkers(folder) {
  for (const [name, entry] of Object.entries(WORKERS)) await bundle(entry, join(folder, 'workers', `${name}.mjs`));
}
