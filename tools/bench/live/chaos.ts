import { DatabaseClient } from '@certitude/server/core';
import { pause } from '../../start/index';
import { marker } from './markers';
import { ReplicaClient } from './replica-client';
import { type ServerCommand, ServerProcess } from './server-process';
import { type BenchWorld } from './world';

export interface ChaosResult {
  readonly kills: number;
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
}

const CLIENTS = 10;
const EDIT_EVERY_MS = 300;
const KILL_AFTER_MS = 1_500;
const SETTLE_MS = 60_000;

/** Kills the server again and again while people edit, and counts what became of their edits. */
export async function runChaos(command: ServerCommand, world: BenchWorld, kills: number): Promise<ChaosResult> {
  let server = await ServerProcess.start(command);
  const [assessment] = world.assessments;
  if (!assessment) throw new Error('There is no assessment.');
  const clients = world.people
    .slice(0, CLIENTS)
    .map((person) => new ReplicaClient(command.port, world, assessment, person));
  await until(() => clients.every(({ replica }) => replica.phase === 'live'));
  let edits = 0;
  const editing = setInterval(() => {
    for (const [index, client] of clients.entries()) {
      const response = assessment.responses[(edits * 7 + index) % assessment.responses.length];
      if (!response) continue;
      edits += 1;
      if (edits % 2 === 0) client.setReason(response, marker(index, edits));
      else client.write(response, marker(index, edits));
    }
  }, EDIT_EVERY_MS);
  for (let kill = 0; kill < kills; kill += 1) {
    // At another moment of the second each time.
    await pause(KILL_AFTER_MS + kill * 37);
    await server.kill();
    server = await ServerProcess.start(command);
  }
  await pause(KILL_AFTER_MS);
  clearInterval(editing);
  const settled = await until(() =>
    clients.every(({ replica }) => replica.phase === 'live' && replica.saving().pending === 0),
  );
  const same = await until(() => new Set(clients.map((client) => client.content())).size === 1);
  const result = await count(world, clients);
  for (const client of clients) client.close();
  await server.stop();
  return { kills, edits, ...result, converged: settled && same };
}

async function count(world: BenchWorld, clients: readonly ReplicaClient[]) {
  const database = new DatabaseClient({ connectionString: world.adminUrl });
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
  const stored = new Set(rows.map(({ client, seq }) => `${client} ${seq}`));
  const acknowledged = clients.flatMap(({ acknowledged: seqs }, index) =>
    [...seqs].map((seq) => `${world.people[index]?.client} ${seq}`),
  );
  return {
    acknowledged: acknowledged.length,
    acknowledgedAndLost: acknowledged.filter((edit) => !stored.has(edit)).length,
    twice: rows.filter(({ times }) => times > 1).length,
    holes: streams[0]?.holes ?? 0,
    refused: clients.reduce((sum, { refused }) => sum + refused.length, 0),
  };
}

async function until(isSo: () => boolean): Promise<boolean> {
  for (const end = performance.now() + SETTLE_MS; performance.now() < end; await pause(100)) if (isSo()) return true;
  return false;
}
