import { readFileSync } from 'node:fs';

const EVERY = 10;
/** Milliseconds of what Linux counts processor time in. */
const TICK = 10;

export interface ChildCost {
  /** MiB at its most. */
  readonly mib: number;
  /** Of the processor, whatever else the machine does meanwhile. */
  readonly processorMilliseconds: number;
}

/** Watches the process that this one starts. Linux only: elsewhere both are 0. */
export function childCost(): { readonly stop: () => ChildCost } {
  let [most, ticks] = [0, 0];
  const looks = setInterval(() => {
    for (const pid of childrenOf(process.pid)) {
      most = Math.max(most, peakOf(pid));
      ticks = Math.max(ticks, ticksOf(pid));
    }
  }, EVERY);
  return {
    stop: () => {
      clearInterval(looks);
      return { mib: Math.round(most / 1024), processorMilliseconds: ticks * TICK };
    },
  };
}

const read = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};
const childrenOf = (pid: number): readonly string[] =>
  read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean);
/** KiB. */
const peakOf = (pid: string): number => Number(/VmHWM:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
/** In user mode and in the kernel: the fields 14 and 15, of which two stand before the name's end. */
const ticksOf = (pid: string): number => {
  const fields = read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11] ?? 0) + Number(fields[12] ?? 0);
};
