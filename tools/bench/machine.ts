import { cpus, loadavg, totalmem } from 'node:os';

/** What the figures of a bench depend on, besides the program. */
export function machine() {
  return {
    processor: cpus()[0]?.model ?? '',
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    node: process.version,
    /** What else is going on: processes that wanted a core in the last minute. */
    load: loadavg()[0] ?? 0,
  };
}
