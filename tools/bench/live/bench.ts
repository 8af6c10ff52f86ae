import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../start/index';
import { machine } from '../machine';
import { type ChaosResult, runChaos } from './chaos';
import { type EditingLoad, measureEditing } from './editing';
import { type Figures, medians, ratios } from './figures';
import { type JoiningLoad, measureJoining } from './joining';
import { measureNodes, type NodesResult } from './nodes';
import { type BenchOptions } from './options';
import { measurePresence, type PresenceLoad } from './presence';
import { productCommand, productSubject } from './product';
import { withPrograms } from './programs';
import { prototypeSubject } from './prototype';
import { type Programs } from './rolling-restart';
import { DOCUMENT, type Subject } from './subject';
import { benchWorld } from './world';

const SECONDS = { usual: 15, quick: 5 };
const KILLS = { usual: 10, quick: 3 };
const CHAOS_CLIENTS = 10;
const CLUSTER_CLIENTS = 10;
const LOADS = [
  { assessments: 1, clients: 10, perSecond: 2 },
  { assessments: 1, clients: 50, perSecond: 2 },
  { assessments: 1, clients: 200, perSecond: 0.5 },
  { assessments: 1, clients: 200, perSecond: 2 },
  { assessments: 20, clients: 10, perSecond: 2 },
];

/** The figures of one measurement, beside those of the prototype under the same load. */
export interface Compared<Load> {
  readonly load: Load;
  readonly product: Figures;
  readonly prototype?: Figures;
  /** Product through prototype. */
  readonly ratio?: Figures;
}
export interface BenchResult {
  readonly at: string;
  readonly machine: ReturnType<typeof machine>;
  readonly document: typeof DOCUMENT;
  readonly rounds: number;
  readonly editing: readonly Compared<EditingLoad>[];
  readonly joining: Compared<JoiningLoad> | null;
  readonly presence: Compared<PresenceLoad> | null;
  readonly chaos: ChaosResult | null;
  readonly nodes: readonly NodesResult[];
}

/** Runs what is asked for, against a PostgreSQL of its own. */
export async function runBench(options: BenchOptions): Promise<BenchResult> {
  const dataDir = mkdtempSync(join(tmpdir(), 'certitude-bench-postgres-'));
  // With its fsync: an acknowledgement is a commit on the disk.
  const postgres = await startPostgres({ dataDir });
  try {
    return await withPrograms((programs) => new Bench(options, programs, postgres.adminUrl).run());
  } finally {
    await postgres.stop();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Each measurement has its own database and its own server process. */
class Bench {
  constructor(
    private readonly options: BenchOptions,
    private readonly programs: Programs,
    private readonly serverUrl: string,
  ) {}

  async run(): Promise<BenchResult> {
    const { compare, rounds } = this.options;
    const product = productSubject(this.programs.api, this.serverUrl);
    const subjects = { product, prototype: compare === null ? null : await prototypeSubject(compare, this.serverUrl) };
    return {
      at: new Date().toISOString(),
      machine: machine(),
      document: DOCUMENT,
      rounds,
      editing: await this.editing(subjects),
      joining: await this.joining(subjects),
      presence: await this.presence(subjects),
      chaos: await this.chaos(),
      nodes: await this.nodes(),
    };
  }

  private async editing(subjects: Subjects): Promise<Compared<EditingLoad>[]> {
    const { parts, clients } = this.options;
    const loads = clients?.map((count) => ({ assessments: 1, clients: count, perSecond: 2 })) ?? LOADS;
    const results: Compared<EditingLoad>[] = [];
    for (const load of parts.has('editing') ? loads : [])
      results.push(await this.compare(subjects, { ...load, seconds: this.seconds }, measureEditing));
    return results;
  }

  private async joining(subjects: Subjects): Promise<Compared<JoiningLoad> | null> {
    if (!this.options.parts.has('joining')) return null;
    return this.compare(subjects, { clients: 200, edits: this.options.quick ? 500 : 3_000 }, measureJoining);
  }

  private async presence(subjects: Subjects): Promise<Compared<PresenceLoad> | null> {
    if (!this.options.parts.has('presence')) return null;
    return this.compare(subjects, { clients: 200, perSecond: 2, seconds: this.seconds }, measurePresence);
  }

  private async chaos(): Promise<ChaosResult | null> {
    const { parts, quick } = this.options;
    if (!parts.has('chaos')) return null;
    say('chaos');
    const world = await benchWorld(this.serverUrl, { assessments: 1, clients: CHAOS_CLIENTS });
    return runChaos(await productCommand(this.programs.api, world), world, quick ? KILLS.quick : KILLS.usual);
  }

  private async nodes(): Promise<readonly NodesResult[]> {
    const { parts, clients } = this.options;
    if (!parts.has('nodes')) return [];
    const load = { clients: clients?.[0] ?? CLUSTER_CLIENTS, perSecond: 2, seconds: this.seconds };
    return measureNodes({ programs: this.programs, serverUrl: this.serverUrl, load, say });
  }

  /** Product and prototype by turns, so that whatever else the machine does meets both. */
  private async compare<Load extends object>(
    { product, prototype }: Subjects,
    load: Load,
    measure: (subject: Subject, load: Load) => Promise<Figures>,
  ): Promise<Compared<Load>> {
    const runs: { product: Figures[]; prototype: Figures[] } = { product: [], prototype: [] };
    for (let round = 1; round <= this.options.rounds; round += 1) {
      say(`${measure.name} ${JSON.stringify(load)}, round ${round} of ${this.options.rounds}`);
      runs.product.push(await measure(product, load));
      if (prototype) runs.prototype.push(await measure(prototype, load));
    }
    const figures = { product: medians(runs.product), prototype: medians(runs.prototype) };
    if (!prototype) return { load, product: figures.product };
    return { load, ...figures, ratio: ratios(figures.product, figures.prototype) };
  }

  private get seconds(): number {
    return this.options.quick ? SECONDS.quick : SECONDS.usual;
  }
}

interface Subjects {
  readonly product: Subject;
  readonly prototype: Subject | null;
}

const say = (what: string): void => void process.stderr.write(`${what}\n`);
