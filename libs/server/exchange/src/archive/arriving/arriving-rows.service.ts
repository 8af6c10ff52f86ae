import { type AccountId, type ModelReleaseId } from '@certitude/contracts';
import {
  AppError,
  Clock,
  requireThat,
  type SystemContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { hasPlace, type ModelPlace, ModelReleases, type PublishedRelease } from '@certitude/server/models';
import { Founding } from '@certitude/server/organizations';
import { ArchivedReports } from '@certitude/server/reports';
import { Inject, Injectable } from '@nestjs/common';
import { ArchiveOriginEntity } from '../entities/archive-origin.entity';
import { type ArchiveManifest } from '../format/manifest';
import { type TableShape, tableShapes } from '../format/table-shape';
import { columnsOf } from './announced';
import { type ArchivedRow } from './archive-file';
import { type Loading } from './arrival-loading.service';
import { type CheckedSigned } from './arriving-signatures.service';
import { type ArrivedPeople, arrivePeople, readPeople } from './arriving-people';
import { archiveBatches } from './batches';
import { bringerAsMember, membersOf } from './members';
import { type CheckedRow, rowReader } from './row-reader';
import { type NewNames, rowTranslation } from './row-translation';

/** Milliseconds that one statement may take here: nobody waits for it. */
const PATIENCE = 120_000;

interface LoadingRows extends Loading {
  /** Signed files whose signatures were found valid. */
  readonly signed: readonly CheckedSigned[];
}

interface Arriving extends LoadingRows {
  readonly names: NewNames;
  readonly people: ArrivedPeople;
  readonly now: Date;
  /** Rows that refer to what comes after them. */
  readonly later: CheckedRow[];
  /** Whether what a row is about is in the release of its assessment. */
  readonly isPlace: (table: string, row: CheckedRow) => boolean;
  /** Whether there is the version that a report says it is of. */
  readonly isVersion: (table: string, row: CheckedRow) => boolean;
}

/** Rows of an archive on their way into the database, in one transaction. */
@Injectable()
export class ArrivingRows {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(Founding) private readonly founding: Founding,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(ArchivedReports) private readonly reports: ArchivedReports,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `account.too-many-organizations`, `archive.unknown-release`, `archive.refused-row` */
  async load(context: SystemContext, loading: LoadingRows, rename: (id: string) => string): Promise<void> {
    await this.db.transaction(context, async (tx) => {
      await tx.query(
        `select set_config('statement_timeout', $1, true), set_config('idle_in_transaction_session_timeout', $1, true)`,
        [String(PATIENCE)],
      );
      const { file, bringer, trusted, report } = loading;
      const now = this.clock.now();
      await this.founding.requireRoom(tx, bringer);
      const heard = (read: number) => report('Reading people', read, file.manifest.people.rows);
      const people = await arrivePeople(tx, await readPeople(file.people(), heard), { bringer, trusted, now });
      const names = { row: rename, account: people.accounts, release: await releasesOf(tx, file.manifest) };
      const models = await this.releases.getAll(names.release.values());
      const arriving = {
        ...loading,
        names,
        people,
        now,
        later: [],
        isPlace: places(models, names.release),
        isVersion: versions(),
      };
      for (const shape of await tableShapes(tx))
        if (shape.table === 'report') await this.loadReports(tx, shape, arriving);
        else if (shape.table === 'signed_report') await this.loadSigned(tx, shape, arriving);
        else await loadTable(tx, shape, arriving);
      await insert(tx, 'archive_origin', originOf(arriving));
      await loading.finish(tx);
    });
  }

  /** One by one, each with its file. Such whose file was lost where they come from stay there. */
  private async loadReports(tx: TenantTransaction, shape: TableShape, arriving: Arriving): Promise<void> {
    const { file, report } = arriving;
    const { files, lost, tables } = file.manifest;
    const translated = translation(shape, columnsOf(file.manifest, shape), arriving);
    const listed = new Map(files.map((one) => [one.id, one]));
    const total = tables.find(({ name }) => name === shape.table)?.rows ?? 0;
    for await (const archived of file.table(shape.table)) {
      const id = String((archived.value as CheckedRow)['id']);
      const one = listed.get(id);
      if (one) await this.reports.take(tx, { row: translated(archived), size: one.size, content: file.content(one) });
      else requireThat(lost.includes(id), 'archive.damaged', 'The file of a report is missing.');
      await report('Writing report', archived.line, total);
    }
  }

  private async loadSigned(tx: TenantTransaction, shape: TableShape, arriving: Arriving): Promise<void> {
    const { file, report, signed } = arriving;
    const translated = translation(shape, columnsOf(file.manifest, shape), arriving);
    for (const [done, { row, file: one, signatures }] of signed.entries()) {
      await this.reports.takeSigned(tx, { row: translated(row), content: file.content(one), signatures });
      await report('Writing signed report', done + 1, signed.length);
    }
  }

  /** Whether they were committed. */
  areThere(context: SystemContext): Promise<boolean> {
    return this.db.transaction(context, (tx) => tx.repository(ArchiveOriginEntity).exists({}));
  }
}

async function loadTable(tx: TenantTransaction, shape: TableShape, arriving: Arriving): Promise<void> {
  const { file, people, report, now, bringer } = arriving;
  const columns = columnsOf(file.manifest, shape);
  const translated = translation(shape, columns, arriving);
  const total = file.manifest.tables.find(({ name }) => name === shape.table)?.rows ?? 0;
  let done = 0;
  for await (const batch of archiveBatches(file.table(shape.table))) {
    const rows = batch.map(translated);
    await insert(tx, shape.table, shape.table === 'member' ? membersOf(rows, people, { bringer, now }) : rows, columns);
    await report(`Writing ${shape.table.replaceAll('_', ' ')}`, (done += rows.length), total);
  }
  if (shape.table === 'member') {
    const owner = bringerAsMember(people, { bringer, now });
    if (owner) await insert(tx, shape.table, [owner]);
  }
  // What they refer to is there now.
  if (shape.table === 'assessment_version')
    await tx.query('select load_archive_baselines($1::jsonb)', [JSON.stringify(arriving.later)]);
}

function translation(
  shape: TableShape,
  columns: readonly string[],
  { names, trusted, now, later, isPlace, isVersion }: Arriving,
) {
  const read = rowReader(shape, columns, now);
  const translate = rowTranslation(shape, names, { trusted, now });
  return (row: ArchivedRow): CheckedRow => {
    const checked = read(row);
    const made = translate(checked);
    if (!made)
      throw new AppError(
        'archive.refused-row',
        `In ${shape.table}, line ${row.line}: it names what the archive lacks.`,
      );
    if (!isPlace(shape.table, checked))
      throw new AppError('archive.refused-row', `In ${shape.table}, line ${row.line}: its release has no such part.`);
    if (!isVersion(shape.table, checked))
      throw new AppError('archive.refused-row', `In ${shape.table}, line ${row.line}: there is no such version.`);
    const waiting = (shape.later ?? []).filter((column) => typeof checked[column] === 'string');
    if (waiting.length > 0) {
      const ids = waiting.map((column) => [column, names.row(String(checked[column]))] as const);
      later.push({ id: made['id'], ...Object.fromEntries(ids) });
    }
    return made;
  };
}

async function insert(
  tx: TenantTransaction,
  table: string,
  rows: readonly CheckedRow[],
  columns: readonly string[] = Object.keys(rows[0] ?? {}),
): Promise<void> {
  await tx.query('select load_archive_rows($1, $2, $3::jsonb)', [table, columns, JSON.stringify(rows)]);
}

/** Rows of these are about parts of a model; an assessment comes before what is about its parts. */
const OF_PARTS = ['assessment_target', 'declared_level', 'response', 'action_plan'];

function places(
  models: ReadonlyMap<ModelReleaseId, PublishedRelease>,
  here: ReadonlyMap<string, ModelReleaseId>,
): Arriving['isPlace'] {
  const releases = new Map<unknown, PublishedRelease | undefined>();
  return (table, row) => {
    if (table === 'assessment') {
      const id = here.get(String(row['model_release_id']));
      releases.set(row['id'], id && models.get(id));
    }
    // A plan for an answer is where the answer is.
    if (!OF_PARTS.includes(table) || typeof row['module'] !== 'string') return true;
    const release = releases.get(row['assessment_id']);
    // What refers to no assessment of the archive the database refuses.
    return release === undefined || hasPlace(release.model, placeOf(row));
  };
}

/** What is finalized here later is not what a report that came before it is of. */
function versions(): Arriving['isVersion'] {
  const there = new Set<string>();
  return (table, row) => {
    const version = `${String(row['assessment_id'])} ${String(row['revision'])}`;
    if (table === 'assessment_version') there.add(version);
    return table !== 'report' || row['revision'] === null || there.has(version);
  };
}

const placeOf = ({ module, category, requirement }: CheckedRow): ModelPlace => ({
  module: String(module),
  category: typeof category === 'string' ? category : null,
  requirement: typeof requirement === 'string' ? requirement : null,
});

const originOf = ({ file, bringer, trusted, now }: Arriving): CheckedRow[] => [
  {
    organization_name: file.manifest.organization.name,
    archived_at: file.manifest.createdAt,
    imported_at: now.toISOString(),
    imported_by: bringer satisfies AccountId,
    trusted,
    signed_by: file.signedBy,
  },
];

/** The same releases here, by what they say: their ids are this instance's own. */
async function releasesOf(
  tx: TenantTransaction,
  { releases }: ArchiveManifest,
): Promise<ReadonlyMap<string, ModelReleaseId>> {
  const found = new Map<string, ModelReleaseId>();
  for (const { id, version, wording, sha256 } of releases) {
    const [own] = await tx.query<{ id: ModelReleaseId }>(
      'select id from model_release where version = $1 and wording = $2 and sha256 = $3',
      [version, wording, sha256],
    );
    if (!own) throw new AppError('archive.unknown-release', `It is release ${version} in the wording "${wording}".`);
    found.set(id, own.id);
  }
  return found;
}
