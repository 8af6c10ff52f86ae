import { readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { archivesApi, arrivalsApi, importsApi } from '@certitude/contracts/exchange';
import { ArchiveWorld } from '@certitude/server/exchange/testing';
import { type GivenMember } from '@certitude/server/testing';
import { workspaceRoot } from '../../start/index';
import { machine } from '../machine';
import { type Cost, costOf } from './cost';
import { fullOrganization } from './full-organization';
import { refusalsCost } from './refusals';

const MiB = 1024 ** 2;
const OFFICIAL = 'vectors/workbooks';

/** Measures each way in and out, in one process with its database. */
export async function runExchange(quick: boolean) {
  const world = await ArchiveWorld.make();
  try {
    say('reading the workbook');
    const reader = await world.server.given.organization();
    const workbook = await workbookCost(world, reader);
    say('refusing what is made to hurt');
    const refusals = await refusalsCost(world, await world.server.given.organization(), reader);
    const size = quick ? { assessments: 3, files: 20 } : { assessments: 20, files: 500 };
    say('filling the organization');
    const { owner, finalized } = await fullOrganization(world, size);
    const bytes = size.files * MiB;
    const { organizationId } = owner.context;
    say('making the archive');
    const { id } = await world.server.as(owner).call(archivesApi.start, { params: { organizationId } });
    const leaving = await costOf(() => world.make(owner, id), bytes);
    say('downloading it');
    const path = `/api/organizations/${organizationId}/archives/${id}/file`;
    const download = await costOf(() => drained(world, owner, path), bytes);
    say('bringing it again');
    const archive = Buffer.from(await (await world.server.as(owner).ask(path)).arrayBuffer());
    await world.server.as(owner).raw(arrivalsApi.bring, { query: { name: 'bench' }, body: archive });
    const arriving = await costOf(() => world.receive(), bytes);
    say('the evidence package');
    const versionPath = `/api/organizations/${organizationId}/assessments/${finalized}/versions/1/package`;
    const evidencePackage = await costOf(() => drained(world, owner, versionPath), bytes);
    return { machine: machine(), size, workbook, refusals, archive: { leaving, download, arriving }, evidencePackage };
  } finally {
    await world.close();
  }
}

/** The official workbook, where it lies beside the workspace. */
async function workbookCost(world: ArchiveWorld, who: GivenMember): Promise<Cost | null> {
  const official = join(
    process.env['CERTITUDE_OFFICIAL_FILES'] ?? join(workspaceRoot(), '../shared'),
    OFFICIAL,
    '32-full-import-fixture.xlsx',
  );
  if (!existsSync(official)) return null;
  const body = readFileSync(official);
  const params = { organizationId: who.context.organizationId };
  const read = () => world.server.as(who).raw(importsApi.preview, { params, query: { name: 'a.xlsx' }, body });
  // The first one starts the thread.
  await read();
  return costOf(read);
}

/** Reads an answer and forgets it. */
async function drained(world: ArchiveWorld, who: GivenMember, path: string): Promise<void> {
  const answer = await world.server.as(who).ask(path);
  if (answer.status !== 200 || !answer.body) throw new Error(`${path} answers ${answer.status}.`);
  let read = 0;
  for await (const chunk of answer.body) read += chunk.byteLength;
  if (read === 0) throw new Error(`${path} is empty.`);
}

const say = (what: string): void => console.error(what);
