/**
 * Where the program of a worker thread lies: beside the bundle that runs, in `workers/`. Tests run from the sources and
 * say where they have bundled the programs.
 * @param name as in tools/build/workers.mjs
 */
export function workerProgram(name: string): URL {
  const folder = process.env['WORKER_PROGRAMS'] ?? new URL('./workers/', import.meta.url).href;
  return new URL(`${name}.mjs`, folder);
}
