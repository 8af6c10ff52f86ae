import { type AccountId, type AssessmentId, type ImportId } from '@certitude/contracts';
import {
  type EarlierImport,
  type ImportAnswers,
  type ImportSummary,
  type MergeStrategy,
  PREVIEW_HOURS,
} from '@certitude/contracts/exchange';
import { Clock, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentImportEntity } from './entities/assessment-import.entity';
import { type InvitedByImport, type MadeByImport } from './made-by-import';
import { type RecordedMerge } from './merging/recorded-merge';
import { type ReadDocument } from './reading/import-reader';

const HOUR = 3_600_000;

const SUMMARY = [
  ...(['id', 'state', 'kind', 'sourceName', 'sha256', 'createdBy', 'createdAt'] as const),
  ...(['importedBy', 'importedAt', 'undoneBy', 'undoneAt'] as const),
];
const RECORD = [
  ...SUMMARY,
  ...(['answers', 'document', 'scores', 'modelReleaseId', 'assessmentId', 'made', 'expiresAt'] as const),
  ...(['mergedInto', 'merge', 'invited'] as const),
];

export type ImportRow = Pick<AssessmentImportEntity, (typeof RECORD)[number]>;
export type SummaryRow = Pick<AssessmentImportEntity, (typeof SUMMARY)[number]> & {
  readonly assessment: ImportSummary['assessment'];
  readonly strategy: MergeStrategy | null;
};

/** What was read, as it is recorded. */
export type RecordedReading = Pick<AssessmentImportEntity, 'source' | 'modelReleaseId'> &
  Pick<ReadDocument, 'kind' | 'document' | 'scores'> & { readonly answers: ImportAnswers };

export interface NewImport extends RecordedReading {
  readonly id: ImportId;
  readonly sourceName: string;
  readonly sha256: string;
  readonly createdBy: AccountId;
}

/** What an import has become: an assessment of its own, or part of one that existed. */
type DoneImport = {
  readonly asCopy: boolean;
  readonly made: MadeByImport;
  readonly document: string;
  readonly invited: readonly InvitedByImport[];
  readonly by: AccountId;
} & (
  | { readonly assessmentId: AssessmentId }
  | { readonly mergedInto: AssessmentId; readonly merge: RecordedMerge }
  // People who were invited are of the organization.
  | { readonly assessmentId: null }
);

/** Records of imports, of the transaction's organization. */
@Injectable()
export class ImportRepository {
  constructor(@Inject(Clock) private readonly clock: Clock) {}

  /** What was imported, undone or not, newest first; previews are nobody's history. */
  page(tx: TenantTransaction, after: ImportId | null, most: number): Promise<SummaryRow[]> {
    const list = tx
      .repository(AssessmentImportEntity)
      .query('i', SUMMARY)
      .leftJoin(
        'assessment',
        'a',
        'a.organization_id = i.organizationId and a.id = coalesce(i.assessmentId, i.mergedInto)',
      )
      .and<Pick<SummaryRow, 'assessment' | 'strategy'>>({
        assessment: "case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end",
        strategy: "i.merge ->> 'strategy'",
      })
      .where("i.state <> 'previewed'")
      .orderBy('i.id', 'DESC');
    if (after) list.where('i.id < :after', { after });
    return list.rows(most);
  }

  find(tx: TenantTransaction, id: ImportId): Promise<ImportRow | undefined> {
    return tx.repository(AssessmentImportEntity).findOne(RECORD, { id });
  }

  /** What an assessment was imported from. */
  ofAssessment(tx: TenantTransaction, assessmentId: AssessmentId): Promise<Pick<ImportRow, 'document'> | undefined> {
    return tx.repository(AssessmentImportEntity).findOne(['document'], { assessmentId, state: 'imported' });
  }

  /** Whoever imports or undoes it waits for whoever does so already. */
  lock(tx: TenantTransaction, id: ImportId): Promise<ImportRow | undefined> {
    return tx.repository(AssessmentImportEntity).findOne(RECORD, { id }, 'no key update');
  }

  async source(tx: TenantTransaction, id: ImportId): Promise<Uint8Array | null> {
    const row = await tx.repository(AssessmentImportEntity).findOne(['source'], { id });
    return row?.source ?? null;
  }

  insert(tx: TenantTransaction, row: NewImport): Promise<void> {
    const createdAt = this.clock.now();
    return tx.repository(AssessmentImportEntity).insert({ ...row, createdAt, expiresAt: afterHours(createdAt) });
  }

  /** Previews of a person beyond the newest ones go. */
  async forgetOthers(tx: TenantTransaction, person: AccountId, most: number): Promise<void> {
    await tx.query(
      `delete from assessment_import where id in (
         select i.id from assessment_import i where i.created_by = $1 and i.state = 'previewed'
           and not exists (select from import_job j where j.import_id = i.id and j.state in ('waiting', 'running'))
         order by i.id desc offset $2)`,
      [person, most],
    );
  }

  /** It does not go while it waits for its turn. */
  async keepLonger(tx: TenantTransaction, id: ImportId): Promise<void> {
    await tx.repository(AssessmentImportEntity).update({ id }, { expiresAt: afterHours(this.clock.now()) });
  }

  /** Whether it is a preview that housekeeping has not come to yet. */
  isExpired({ expiresAt }: Pick<ImportRow, 'expiresAt'>): boolean {
    return expiresAt !== null && expiresAt <= this.clock.now();
  }

  async readAgain(tx: TenantTransaction, id: ImportId, reading: Omit<RecordedReading, 'source'>): Promise<void> {
    await tx.repository(AssessmentImportEntity).update({ id }, reading);
  }

  /** Imports of the same content come one after the other until the transaction ends. */
  async lockContent(tx: TenantTransaction, sha256: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.organizationId} ${sha256}`]);
  }

  /** What it became, or went into, unless that was undone or deleted. */
  async assessment(
    tx: TenantTransaction,
    { assessmentId, mergedInto }: Pick<ImportRow, 'assessmentId' | 'mergedInto'>,
  ): Promise<ImportSummary['assessment']> {
    const there = assessmentId ?? mergedInto;
    if (there === null) return null;
    const [row] = await tx.query<NonNullable<ImportSummary['assessment']>>(
      'select a.id, a.name from assessment a where a.id = $1',
      [there],
    );
    return row ?? null;
  }

  /** The newest import of the same content that was not undone. */
  async earlier(
    tx: TenantTransaction,
    { id, sha256 }: Pick<ImportRow, 'id' | 'sha256'>,
  ): Promise<EarlierImport | null> {
    const [row] = await tx.query<Omit<EarlierImport, 'importedAt'> & { readonly importedAt: Date }>(
      `select i.id, i.assessment_id as "assessmentId", a.name as "assessmentName", i.imported_at as "importedAt",
         i.imported_by as "importedBy"
       from assessment_import i join assessment a on a.organization_id = i.organization_id and a.id = i.assessment_id
       where i.sha256 = $1 and i.id <> $2 and i.state = 'imported' order by i.imported_at desc limit 1`,
      [sha256, id],
    );
    return row ? { ...row, importedAt: row.importedAt.toISOString() } : null;
  }

  /** The newest import of the same content into the same assessment that was not undone. */
  async earlierMerge(
    tx: TenantTransaction,
    { id, sha256 }: Pick<ImportRow, 'id' | 'sha256'>,
    assessmentId: AssessmentId,
  ): Promise<EarlierImport | null> {
    const [row] = await tx.query<Omit<EarlierImport, 'importedAt'> & { readonly importedAt: Date }>(
      `select i.id, a.id as "assessmentId", a.name as "assessmentName", i.imported_at as "importedAt",
         i.imported_by as "importedBy"
       from assessment_import i join assessment a
         on a.organization_id = i.organization_id and a.id = coalesce(i.assessment_id, i.merged_into)
       where i.sha256 = $1 and i.id <> $2 and i.state = 'imported' and a.id = $3 order by i.imported_at desc limit 1`,
      [sha256, id, assessmentId],
    );
    return row ? { ...row, importedAt: row.importedAt.toISOString() } : null;
  }

  /** @returns false when it is not merged into an assessment that is open */
  async undoMerge(tx: TenantTransaction, id: ImportId, at: Date): Promise<boolean> {
    const [row] = await tx.query<{ undone: boolean }>('select undo_merge($1, $2) as undone', [id, at]);
    return row?.undone ?? false;
  }

  /** @returns false when it is not imported, or something of it was changed; nothing is removed then */
  async undo(tx: TenantTransaction, id: ImportId, at: Date): Promise<boolean> {
    const [row] = await tx.query<{ undone: boolean }>('select undo_import($1, $2) as undone', [id, at]);
    return row?.undone ?? false;
  }

  /** Marks what became nothing but invitations as undone. */
  async takenBack(tx: PersonTransaction, id: ImportId): Promise<void> {
    const undone = { state: 'undone', undoneBy: tx.context.actor.id, undoneAt: this.clock.now() } as const;
    await tx.repository(AssessmentImportEntity).update({ id }, undone);
  }

  async imported(tx: TenantTransaction, id: ImportId, done: DoneImport): Promise<void> {
    const { by, ...what } = done;
    const made = await this.withTargets(tx, done);
    const came = { ...what, made, importedBy: by, importedAt: this.clock.now() };
    await tx
      .repository(AssessmentImportEntity)
      .update({ id }, { ...came, state: 'imported', source: null, expiresAt: null });
  }

  /** Targets have no versions of their own: what they are now is what undoing compares. */
  private async withTargets(tx: TenantTransaction, { made, ...done }: DoneImport): Promise<MadeByImport> {
    if (!('assessmentId' in done) || done.assessmentId === null) return made;
    const [row] = await tx.query<{ targets: readonly unknown[] }>('select targets_of($1, $2) as targets', [
      tx.organizationId,
      done.assessmentId,
    ]);
    return { ...made, targets: row?.targets ?? [] };
  }
}

const afterHours = (moment: Date): Date => new Date(moment.getTime() + PREVIEW_HOURS * HOUR);
