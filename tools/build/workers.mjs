// Programs of worker threads and worker processes. Each is bundled beside the program that starts it, as workers/<name>.mjs.
// By itself, for tests that run from the sources: node tools/build/workers.mjs <folder>
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';

const WORKERS = {
  'note-compaction': 'libs/server/answering/src/notes/note-compaction.worker.ts',
  'content-check': 'libs/server/evidence/src/content-check/content-check.worker.ts',
  'report-pdf': 'libs/server/reports/src/pdf/report-pdf.worker.ts',
  signatures: 'libs/server/reports/src/signing/signatures.worker.ts',
  'import-reading': 'libs/server/exchange/src/imports/reading/import-reading.worker.ts',
};

/**
 * Bundles the programs of all worker threads and processes.
 * @param {string} folder where they are to lie
 */
export async function bundleWorkers(folder) {
  for (const [name, entry] of Object.entries(WORKERS)) await bundle(entry, join(folder, `${name}.mjs`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await bundleWorkers(process.argv[2]);
