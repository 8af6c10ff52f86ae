import { readFileSync } from 'node:fs';
import { organizationsApi } from '@certitude/contracts';
import { quantiles } from '../bench/live/figures';
import { pause } from '../start/index';
import { type Arena } from './arena';

export interface Observed {
  /** Of another organization's requests, in milliseconds. */
  readonly p95: number | null;
  readonly failed: number;
  /** Memory of the api in MiB: before, at most, and in the end; null where the system does not tell. */
  readonly before: number | null;
  readonly peak: number | null;
}

const EVERY = 100;

/** Somebody of another organization who goes on working while the product is attacked, and notes how that is. */
export class Bystander {
  private isWatching = true;
  private readonly times: number[] = [];
  private failed = 0;
  private readonly before: number | null;
  private peak: number | null;
  private readonly watching: Promise<void>;

  constructor(private readonly arena: Arena) {
    this.before = this.peak = memoryOf(arena);
    this.watching = this.watch();
  }

  async leave(): Promise<Observed> {
    this.isWatching = false;
    await this.watching;
    const { before, peak, failed } = this;
    return { p95: quantiles('p', this.times)['pP95'] ?? null, failed, before, peak };
  }

  private async watch(): Promise<void> {
    const { owner, names } = this.arena.other;
    while (this.isWatching) {
      const answer = await owner.ask(organizationsApi.get, { params: names }).catch(() => undefined);
      if (answer?.status === 200) this.times.push(answer.milliseconds);
      else this.failed += 1;
      const now = memoryOf(this.arena);
      if (now !== null) this.peak = Math.max(this.peak ?? 0, now);
      await pause(EVERY);
    }
  }
}

/** Resident memory of the api in MiB; null where the system does not tell. */
export function memoryOf({ product }: Arena): number | null {
  const pid = product.processes()['api'];
  if (pid === undefined || process.platform !== 'linux') return null;
  try {
    const [, kibibytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? null : Math.round(Number(kibibytes) / 1024);
  } catch {
    return null;
  }
}
