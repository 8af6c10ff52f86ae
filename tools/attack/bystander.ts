import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { organizationsApi } from '@certitude/contracts';
import { quantiles } from '../bench/live/figures';
import { type Product, waitUntil, workspaceRoot } from '../start/index';
import { type Visitor } from './visitor';

/** What the bystander asks for. */
export interface Watched {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** One answer: when it was asked for, in milliseconds since 1970, and how long it took. */
export interface Sample {
  readonly at: number;
  readonly milliseconds: number;
  readonly isGood: boolean;
}

export interface Observed {
  /** Of another organization's requests, in milliseconds, and how many there were. */
  readonly p95: number | null;
  readonly asked: number;
  readonly failed: number;
  /** Memory of the api in MiB: before, at most, and in the end; null where the system does not tell. */
  readonly before: number | null;
  readonly peak: number | null;
}

/** Milliseconds since 1970 of a clock that never goes back, and that all processes of a machine read alike. */
export const moment = (): number => performance.timeOrigin + performance.now();

const LOOK_MS = 50;
const PATIENCE = 60_000;

/** Somebody of another organization who goes on working while the product is attacked, and notes how that is. */
export class Bystander {
  private readonly samples: Sample[] = [];

  private constructor(
    private readonly process: ChildProcess,
    private readonly product: Product,
  ) {
    process.on('message', (sample) => this.samples.push(sample as Sample));
  }

  /** Begins to work in the organization of this owner. */
  static async enter(product: Product, owner: Visitor, organizationId: string): Promise<Bystander> {
    const url = `${product.address}/api${organizationsApi.get.path.replace(':organizationId', organizationId)}`;
    const watched: Watched = { url, headers: owner.headers() };
    const args = [join(workspaceRoot(), 'tools/run.mjs'), 'tools/attack/watch.ts', JSON.stringify(watched)];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const bystander = new Bystander(child, product);
    const works = () => bystander.samples.some(({ isGood }) => isGood);
    if (await waitUntil(works, { timeoutMs: PATIENCE })) return bystander;
    bystander.leave();
    throw new Error('The bystander hears nothing.');
  }

  /** Watches until the end of this work. @returns what became of it, and how it was meanwhile */
  async during<T>(work: () => Promise<T>): Promise<[T, Observed]> {
    const start = moment();
    const before = memoryOf(this.product);
    let peak = before;
    const look = setInterval(() => (peak = Math.max(peak ?? 0, memoryOf(this.product) ?? 0) || null), LOOK_MS);
    const result = await work().finally(() => clearInterval(look));
    // Whatever was asked meanwhile has been answered once a later question is there.
    const end = moment();
    await waitUntil(() => (this.samples.at(-1)?.at ?? 0) > end, { timeoutMs: 2 * PATIENCE });
    const during = this.samples.splice(0).filter(({ at }) => at >= start && at <= end);
    const times = during.filter(({ isGood }) => isGood).map(({ milliseconds }) => milliseconds);
    const failed = during.length - times.length;
    return [result, { p95: quantiles('p', times)['pP95'] ?? null, asked: during.length, failed, before, peak }];
  }

  leave(): void {
    this.process.disconnect();
  }
}

/** Resident memory of the api in MiB; null where the system does not tell. */
export function memoryOf(product: Product): number | null {
  const pid = product.processes()['api'];
  if (pid === undefined || process.platform !== 'linux') return null;
  try {
    const [, kibibytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return kibibytes === undefined ? null : Math.round(Number(kibibytes) / 1024);
  } catch {
    return null;
  }
}
