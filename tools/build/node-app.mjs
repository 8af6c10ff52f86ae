import { bundle } from './bundle.mjs';

const [entry, file] = process.argv.slice(2);
await bundle(entry, file).catch((error) => {
  // The message shows the place in the source; the bundler's own stack helps nobody.
  console.error(error.message);
  process.exitCode = 1;
});
