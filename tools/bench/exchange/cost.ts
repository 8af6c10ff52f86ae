import { monitorEventLoopDelay } from 'node:perf_hooks';

const MiB = 1024 ** 2;
/** Milliseconds between two looks at the memory. */
const EVERY = 20;

/** What something cost this process. */
export interface Cost {
  readonly milliseconds: number;
  /** Resident memory at its most, beyond what it was before. */
  readonly mibAboveIdle: number;
  /** The longest time that nothing else could be done, in milliseconds. */
  readonly longestBlock: number;
  readonly processorMilliseconds: number;
  readonly mibPerSecond?: number;
}

/** Does something once and says what it cost. @param bytes what went through, where that is asked for */
export async function costOf(work: () => Promise<unknown>, bytes?: number): Promise<Cost> {
  globalThis.gc?.();
  const idle = process.memoryUsage().rss;
  let most = idle;
  const looks = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), EVERY);
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const processor = process.cpuUsage();
  const begun = performance.now();
  await work();
  const milliseconds = performance.now() - begun;
  const { user, system } = process.cpuUsage(processor);
  delay.disable();
  clearInterval(looks);
  return {
    milliseconds: Math.round(milliseconds),
    mibAboveIdle: Math.round((most - idle) / MiB),
    longestBlock: Math.round(delay.max / 1e6),
    processorMilliseconds: Math.round((user + system) / 1_000),
    ...(bytes !== undefined && { mibPerSecond: Math.round((bytes / MiB / milliseconds) * 1_000) }),
  };
}
