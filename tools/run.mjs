// Runs a TypeScript tool of this workspace: node tools/run.mjs tools/bench/live.ts --clients 50
// The tool is bundled (tens of milliseconds) and imported, so that it may use the same libraries and aliases as the product.
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 22)) {
  stop(
    `Certitude needs Node 24 and found ${process.version}. After "npm ci", Linux and Windows have it in node_modules/.bin, where npm scripts find it by themselves ("npm start"). On other systems install Node 24 first.`,
  );
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const [tool, ...rest] = process.argv.slice(2);
if (!tool) stop('Usage: node tools/run.mjs tools/<folder>/<tool>.ts [arguments]');

const { bundle } = await import('./build/bundle.mjs').catch((error) => {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
  stop('The packages are not installed yet. Run "npm ci" first.');
});
// Inside node_modules, because the packages that the bundle imports are looked up from where it lies.
const cache = join(root, 'node_modules/.cache/certitude');
const file = join(cache, `${tool.replace(/[^a-z0-9]+/gi, '-')}-${process.pid}.mjs`);
process.on('exit', () => remove(file));
try {
  mkdirSync(cache, { recursive: true });
  removeLeftovers();
  await bundleFromRoot();
} catch (error) {
  if (error.code !== 'EACCES' && error.code !== 'EROFS') throw error;
  stop(`${cache} cannot be written. Run "npm ci" and this command as the same user.`);
}
process.setSourceMapsEnabled(true);
process.argv = [process.argv[0], resolve(root, tool), ...rest];
await import(pathToFileURL(file).href);

/** The bundler reads tsconfig.base.json from the working directory; the tool shall see the one it was started in. */
async function bundleFromRoot() {
  const startedIn = process.cwd();
  process.chdir(root);
  try {
    await bundle(tool, file);
  } finally {
    process.chdir(startedIn);
  }
}

/** A killed run could not remove its bundle: the next one does. */
function removeLeftovers() {
  for (const name of readdirSync(cache)) {
    const pid = Number(/-(\d+)\.mjs$/.exec(name)?.[1]);
    if (pid && !isAlive(pid)) remove(join(cache, name));
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function remove(bundled) {
  rmSync(bundled, { force: true });
  rmSync(`${bundled}.map`, { force: true });
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
