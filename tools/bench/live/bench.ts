import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '../../start/index';
import { machine } from '../machine';
import { type ChaosResult, runChaos } from './chaos';
import { type EditingLoad, measureEditing } from './editing';
import { type Figures, medians, ratios } from './figures';
import { hocuspocusSubject, installHocuspocus } from './hocuspocus';
import { type JoiningLoad, measureJoining } from './joining';
import { measureNodes, type NodesResult } from './nodes';
import { type BenchOptions, HOCUSPOCUS, type Part } from './options';
import { measurePlainInsert } from './plain-insert';
import { measurePresence, type PresenceLoad } from './presence';
import { productCommand, productSubject } from './product';
import { withPrograms } from './programs';
import { processorSecondsOfAll } from './processor-time';
import { prototypeSubject } from './prototype';
import { type Programs } from './rolling-restart';
import { type DatabaseServer, DOCUMENT, type Subject } from './subject';
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

const APPEND_LOADS = LOADS.slice(0, 2);

/** The figures of one measurement, beside those of what the product is compared with under the same load. */
export interface Compared<Load> {
  readonly load: Load;
  readonly product: Figures;
  readonly others: Readonly<Record<string, Beside>>;
}
interface Beside {
  readonly figures: Figures;
  /** Product through this one. */
  readonly ratio: Figures;
}
/** What an edit costs, beside a row that is inserted and nothing else. */
export interface AppendResult extends Compared<EditingLoad> {
  readonly plainInsert: Figures;
}
export interface BenchResult {
  readonly at: string;
  readonly machine: ReturnType<typeof machine>;
  readonly document: typeof DOCUMENT;
  readonly rounds: number;
  readonly editing: readonly Compared<EditingLoad>[];
  readonly append: readonly AppendResult[];
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
    const database = { url: postgres.adminUrl, cpuSeconds: () => processorSecondsOfAll(postgres.pid) };
    return await withPrograms((programs) => new Bench(options, programs, database).run());
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
    private readonly database: DatabaseServer,
  ) {}

  async run(): Promise<BenchResult> {
    const { rounds } = this.options;
    const product = productSubject(this.programs.api, this.database.url);
    const subjects = { product, others: await this.others() };
    return {
      at: new Date().toISOString(),
      machine: machine(),
      document: DOCUMENT,
      rounds,
      editing: await this.editing(subjects),
      append: await this.append(subjects),
      joining: await this.joining(subjects),
      presence: await this.presence(subjects),
      chaos: await this.chaos(),
      nodes: await this.nodes(),
    };
  }

  private async others(): Promise<Subjects['others']> {
    const { compare } = this.options;
    if (compare === null) return {};
    if (compare !== HOCUSPOCUS) return { prototype: await prototypeSubject(compare, this.database.url) };
    say('installing hocuspocus');
    installHocuspocus();
    return {
      hocuspocus: hocuspocusSubject(this.database.url, 'defaults'),
      hocuspocusDurable: hocuspocusSubject(this.database.url, 'durable'),
    };
  }

  private async editing(subjects: Subjects): Promise<Compared<EditingLoad>[]> {
    const results: Compared<EditingLoad>[] = [];
    for (const load of this.options.parts.has('editing') ? this.loads(LOADS) : [])
      results.push(await this.compare('editing', subjects, load, this.measureEditing));
    return results;
  }

  private async append(subjects: Subjects): Promise<AppendResult[]> {
    const results: AppendResult[] = [];
    for (const load of this.options.parts.has('append') ? this.loads(APPEND_LOADS) : []) {
      const compared = await this.compare('append', subjects, load, this.measureEditing);
      const perSecond = load.assessments * load.clients * load.perSecond;
      const plainInsert = await measurePlainInsert(this.database, { perSecond, seconds: this.seconds });
      results.push({ ...compared, plainInsert });
    }
    return results;
  }

  private readonly measureEditing = (subject: Subject, load: EditingLoad): Promise<Figures> =>
    measureEditing(subject, load, this.database);

  private loads(usual: typeof LOADS): EditingLoad[] {
    const loads = this.options.clients?.map((clients) => ({ assessments: 1, clients, perSecond: 2 })) ?? usual;
    return loads.map((load) => ({ ...load, seconds: this.seconds }));
  }

  private async joining(subjects: Subjects): Promise<Compared<JoiningLoad> | null> {
    if (!this.options.parts.has('joining')) return null;
    return this.compare('joining', subjects, { clients: 200, edits: this.options.quick ? 500 : 3_000 }, measureJoining);
  }

  private async presence(subjects: Subjects): Promise<Compared<PresenceLoad> | null> {
    if (!this.options.parts.has('presence')) return null;
    return this.compare('presence', subjects, { clients: 200, perSecond: 2, seconds: this.seconds }, measurePresence);
  }

  private async chaos(): Promise<ChaosResult | null> {
    const { parts, quick } = this.options;
    if (!parts.has('chaos')) return null;
    say('chaos');
    const world = await benchWorld(this.database.url, { assessments: 1, clients: CHAOS_CLIENTS });
    return runChaos(await productCommand(this.programs.api, world), world, quick ? KILLS.quick : KILLS.usual);
  }

  private async nodes(): Promise<readonly NodesResult[]> {
    const { parts, clients } = this.options;
    if (!parts.has('nodes')) return [];
    const load = { clients: clients?.[0] ?? CLUSTER_CLIENTS, perSecond: 2, seconds: this.seconds };
    return measureNodes({ programs: this.programs, serverUrl: this.database.url, load, say });
  }

  /** Product and others by turns, so that whatever else the machine does meets all of them. */
  private async compare<Load extends object>(
    what: Part,
    { product, others }: Subjects,
    load: Load,
    measure: (subject: Subject, load: Load) => Promise<Figures>,
  ): Promise<Compared<Load>> {
    const subjects = Object.entries({ product, ...others });
    const runs = new Map(subjects.map(([name]): [string, Figures[]] => [name, []]));
    for (let round = 1; round <= this.options.rounds; round += 1) {
      say(`${what} ${JSON.stringify(load)}, round ${round} of ${this.options.rounds}`);
      for (const [name, subject] of subjects) runs.get(name)?.push(await measure(subject, load));
    }
    const figures = (name: string): Figures => medians(runs.get(name) ?? []);
    const beside = (name: string): Beside => {
      return { figures: figures(name), ratio: ratios(figures('product'), figures(name)) };
    };
    const names = Object.keys(others);
    return {
      load,
      product: figures('product'),
      others: Object.fromEntries(names.map((name) => [name, beside(name)])),
    };
  }

  private get seconds(): number {
    return this.options.quick ? SECONDS.quick : SECONDS.usual;
  }
}

interface Subjects {
  readonly product: Subject;
  readonly others: Readonly<Record<string, Subject>>;
}

const say = (what: string): void => void process.stderr.write(`${what}\n`);
