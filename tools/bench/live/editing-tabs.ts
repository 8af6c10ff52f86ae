import { DatabaseClient } from '@certitude/server/core';
import { pause } from '../../start/index';
import { Behind } from './behind';
import { marker } from './markers';
import { ReplicaClient } from './replica-client';
import { type BenchAssessment, type BenchWorld } from './world';

/** What became of edits, as the database has it in the end. */
export interface EditsResult {
  readonly edits: number;
  /** Edits whose author saw them in the stream. */
  readonly acknowledged: number;
  /** Of those, how many the database does not have. */
  readonly acknowledgedAndLost: number;
  /** Edits that the database has more than once. */
  readonly twice: number;
  /** Sequence numbers up to the head that no operation has. */
  readonly holes: number;
  readonly refused: number;
  /** Whether all clients show the same in the end, and nothing waits any more. */
  readonly converged: boolean;
  /** The longest that a tab lacked what another one had, in milliseconds. */
  readonly longestBehind: number;
}

const EDIT_EVERY_MS = 300;
const LOOK_EVERY_MS = 10;
const SETTLE_MS = 60_000;

/** Tabs with the product's own replica and outbox that edit one assessment, whatever happens to the servers. */
export class EditingTabs {
  private readonly tabs: readonly ReplicaClient[];
  private readonly assessment: BenchAssessment;
  private readonly behind = new Behind();
  private readonly timers: NodeJS.Timeout[] = [];
  private edits = 0;

  /** @param count of tabs, each of another person */
  constructor(
    port: number,
    private readonly world: BenchWorld,
    count: number,
  ) {
    const [assessment] = world.assessments;
    if (!assessment) throw new Error('There is no assessment.');
    this.assessment = assessment;
    this.tabs = world.people.slice(0, count).map((person) => new ReplicaClient(port, world, assessment, person));
  }

  /** @returns when all tabs are in, and edit from then on */
  async start(): Promise<void> {
    await until(() => this.tabs.every(({ replica }) => replica.phase === 'live'));
    this.timers.push(
      setInterval(() => this.editAll(), EDIT_EVERY_MS),
      setInterval(() => this.look(), LOOK_EVERY_MS),
    );
  }

  /** Ends editing, waits until everything is settled, and counts. */
  async finish(): Promise<EditsResult> {
    clearInterval(this.timers[0]);
    const settled = await until(() =>
      this.tabs.every(({ replica }) => replica.phase === 'live' && replica.saving().pending === 0),
    );
    const same = await until(() => new Set(this.tabs.map((tab) => tab.content())).size === 1);
    const longestBehind = Math.round(this.behind.longest);
    return { edits: this.edits, ...(await this.count()), converged: settled && same, longestBehind };
  }

  close(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const tab of this.tabs) tab.close();
  }

  private editAll(): void {
    const { responses } = this.assessment;
    for (const [index, tab] of this.tabs.entries()) {
      const response = responses[(this.edits * 7 + index) % responses.length];
      if (!response) continue;
      this.edits += 1;
      if (this.edits % 2 === 0) tab.setReason(response, marker(index, this.edits));
      else tab.write(response, marker(index, this.edits));
    }
  }

  private look(): void {
    this.behind.look(
      this.tabs.map(({ replica }) => replica.head),
      performance.now(),
    );
  }

  private async count() {
    const { stored, twice, holes } = await storedEdits(this.world.adminUrl);
    const acknowledged = this.tabs.flatMap(({ acknowledged: seqs }, index) =>
      [...seqs].map((seq) => `${this.world.people[index]?.client} ${seq}`),
    );
    return {
      acknowledged: acknowledged.length,
      acknowledgedAndLost: acknowledged.filter((edit) => !stored.has(edit)).length,
      twice,
      holes,
      refused: this.tabs.reduce((sum, { refused }) => sum + refused.length, 0),
    };
  }
}

async function storedEdits(adminUrl: string) {
  const database = new DatabaseClient({ connectionString: adminUrl });
  await database.connect();
  const { rows } = await database.query<{ client: string; seq: number; times: number }>(
    `select client_id as client, client_seq::float8 as seq, count(*)::int as times from assessment_operation
     where client_id is not null group by 1, 2`,
  );
  const { rows: streams } = await database.query<{ holes: number }>(
    `select sum(s.head - (select count(*) from assessment_operation o where o.assessment_id = s.assessment_id
       and o.seq between 1 and s.head))::int as holes from assessment_stream s`,
  );
  await database.end();
  return {
    stored: new Set(rows.map(({ client, seq }) => `${client} ${seq}`)),
    twice: rows.filter(({ times }) => times > 1).length,
    holes: streams[0]?.holes ?? 0,
  };
}

async function until(isSo: () => boolean): Promise<boolean> {
  for (const end = performance.now() + SETTLE_MS; performance.now() < end; await pause(100)) if (isSo()) return true;
  return false;
}
