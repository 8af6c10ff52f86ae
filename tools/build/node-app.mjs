import { dirname, join } from 'node:path';
import { bundle } from './bundle.mjs';
import { bundleWorkers } from './workers.mjs';

const [entry, file] = process.argv.slice(2);
await Promise.all([bundle(entry, file), bundleWorkers(join(dirname(file), 'workers'))]).catch((error) => {
  // The message shows the place in the source; the bundler's own stack helps nobody.
  console.error(error.message);
  process.exitCode = 1;
});
