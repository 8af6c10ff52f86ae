import {
  type AccountId,
  type AssessmentId,
  type EarlierImport,
  type ImportAnswers,
  type ImportId,
  type ImportSummary,
} from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { AssessmentImportEntity } from './entities/assessment-import.entity';
import { type MadeByImport } from './made-by-import';
import { type ReadDocument } from './reading/import-reader';

const SUMMARY = [
  ...(['id', 'state', 'kind', 'sourceName', 'sha256', 'createdBy', 'createdAt'] as const),
  ...(['importedBy', 'importedAt', 'undoneBy', 'undoneAt'] as const),
];
const RECORD = [
  ...SUMMARY,
  ...(['answers', 'document', 'scores', 'modelReleaseId', 'assessmentId', 'made', 'expiresAt'] as const),
];

export type ImportRow = Pick<AssessmentImportEntity, (typeof RECORD)[number]>;
export type SummaryRow = Pick<AssessmentImportEntity, (typeof SUMMARY)[number]> & {
  readonly assessment: ImportSummary['assessment'];
};

/** What was read, as it is recorded. */
export type RecordedReading = Pick<AssessmentImportEntity, 'source' | 'modelReleaseId'> &
  Pick<ReadDocument, 'kind' | 'document' | 'scores'> & { readonly answers: ImportAnswers };

export interface NewImport extends RecordedReading {
  readonly id: ImportId;
  readonly sourceName: string;
  readonly sha256: string;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

/** Records of imports, of the transaction's organization. */
@Injectable()
export class ImportRepository {
  /** What was imported, undone or not, newest first; previews are nobody's history. */
  page(tx: TenantTransaction, after: ImportId | null, most: number): Promise<SummaryRow[]> {
    const list = tx
      .repository(AssessmentImportEntity)
      .query('i', SUMMARY)
      .leftJoin('assessment', 'a', 'a.organization_id = i.organizationId and a.id = i.assessmentId')
      .and<Pick<SummaryRow, 'assessment'>>({
        assessment: "case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end",
      })
      .where("i.state <> 'previewed'")
      .orderBy('i.id', 'DESC');
    if (after) list.where('i.id < :after', { after });
    return list.rows(most);
  }

  find(tx: TenantTransaction, id: ImportId): Promise<ImportRow | undefined> {
    return tx.repository(AssessmentImportEntity).findOne(RECORD, { id });
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
    return tx.repository(AssessmentImportEntity).insert(row);
  }

  /** Previews of a person beyond the newest ones go. */
  async forgetOthers(tx: TenantTransaction, person: AccountId, most: number): Promise<void> {
    await tx.query(
      `delete from assessment_import where id in (
         select i.id from assessment_import i where i.created_by = $1 and i.state = 'previewed' order by i.id desc offset $2)`,
      [person, most],
    );
  }

  async readAgain(tx: TenantTransaction, id: ImportId, reading: Omit<RecordedReading, 'source'>): Promise<void> {
    await tx.repository(AssessmentImportEntity).update({ id }, reading);
  }

  /** Imports of the same content come one after the other until the transaction ends. */
  async lockContent(tx: TenantTransaction, sha256: string): Promise<void> {
    await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${tx.organizationId} ${sha256}`]);
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

  /** @returns false when it is not imported, or something of it was changed; nothing is removed then */
  async undo(tx: TenantTransaction, id: ImportId, at: Date): Promise<boolean> {
    const [row] = await tx.query<{ undone: boolean }>('select undo_import($1, $2) as undone', [id, at]);
    return row?.undone ?? false;
  }

  async imported(
    tx: TenantTransaction,
    id: ImportId,
    done: {
      readonly assessmentId: AssessmentId;
      readonly asCopy: boolean;
      readonly made: MadeByImport;
      readonly document: string;
      readonly by: AccountId;
      readonly at: Date;
    },
  ): Promise<void> {
    const { assessmentId, asCopy, made, document, by, at } = done;
    const came = { assessmentId, asCopy, made, document, importedBy: by, importedAt: at };
    await tx
      .repository(AssessmentImportEntity)
      .update({ id }, { ...came, state: 'imported', source: null, expiresAt: null });
  }
}
