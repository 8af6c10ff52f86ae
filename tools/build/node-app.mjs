// Bundles programs of one folder: node tools/build/node-app.mjs <entry> <file> [<entry> <file> …]
import { dirname, join } from 'node:path';
import { bundle } from './bundle.mjs';
import { bundleWorkers } from './workers.mjs';

const paths = process.argv.slice(2);
const entries = paths.filter((_, at) => at % 2 === 0).map((entry, at) => ({ entry, file: paths[2 * at + 1] }));
const programs = entries.map(({ entry, file }) => bundle(entry, file));
await Promise.all([...programs, bundleWorkers(join(dirname(paths[1]), 'workers'))]).catch((error) => {
  // The message shows the place in the source; the bundler's own stack helps nobody.
  console.error(error.message);
  process.exitCode = 1;
});
