import {
  type AccountId,
  type AssessmentId,
  type EvidenceState,
  type StoredFileId,
  type StoredFileView,
} from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** Columns of a `StoredFileView` as JSON; null where there is no file. `f` is `stored_file`. */
export const FILE_JSON = `case when f.id is null then null else
  jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256,
    'uploadedBy', f.uploaded_by, 'lookedInto', f.looked_into,
    'withdrawn', case when f.withdrawn_at is null then null else jsonb_build_object(
      'at', to_char(f.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', f.withdrawn_by,
      'reason', f.withdrawn_reason) end) end`;

/** Why a file's content is deleted. */
export interface Withdrawal {
  readonly by: AccountId;
  readonly reason: string;
}

/** What is known of stored files; their contents are elsewhere. */
@Injectable()
export class FileRepository {
  async insert(tx: TenantTransaction, file: StoredFileView, now: Date): Promise<void> {
    await tx.query(
      `insert into stored_file
         (organization_id, id, name, media_type, size, sha256, uploaded_by, uploaded_at, looked_into)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        tx.organizationId,
        file.id,
        file.name,
        file.mediaType,
        file.size,
        file.sha256,
        file.uploadedBy,
        now,
        file.lookedInto,
      ],
    );
  }

  /** @param among a file must prove something in one of these assessments; null: it need not */
  async find(
    tx: TenantTransaction,
    id: StoredFileId,
    among: readonly AssessmentId[] | null = null,
  ): Promise<StoredFileView | undefined> {
    const [row] = await tx.query<{ file: StoredFileView }>(
      `select ${FILE_JSON} as file from stored_file f where f.id = $1 and ($2::uuid[] is null or exists (
         select from evidence_revision v
         join evidence_link l on l.organization_id = v.organization_id and l.evidence_id = v.evidence_id
         where v.organization_id = f.organization_id and v.file_id = f.id and l.assessment_id = any ($2)))`,
      [id, among],
    );
    return row?.file;
  }

  /** A file that nobody withdraws, or makes evidence of, until this transaction ends. */
  async lock(tx: TenantTransaction, id: StoredFileId): Promise<StoredFileView | undefined> {
    const [row] = await tx.query<{ file: StoredFileView }>(
      `select ${FILE_JSON} as file from stored_file f where f.id = $1 for update`,
      [id],
    );
    return row?.file;
  }

  /** Whether no revision but drafts consists of it. */
  async isDraft(tx: TenantTransaction, id: StoredFileId): Promise<boolean> {
    const used = await tx.query('select from evidence_revision where file_id = $1 and state <> $2 limit 1', [
      id,
      'draft' satisfies EvidenceState,
    ]);
    return used.length === 0;
  }

  async withdraw(tx: TenantTransaction, id: StoredFileId, { by, reason }: Withdrawal, now: Date): Promise<void> {
    await tx.query('update stored_file set withdrawn_at = $2, withdrawn_by = $3, withdrawn_reason = $4 where id = $1', [
      id,
      now,
      by,
      reason,
    ]);
  }

  /** Of these files, the ones whose content is to be kept. */
  async kept(tx: TenantTransaction, ids: readonly StoredFileId[]): Promise<Set<StoredFileId>> {
    const rows = await tx.query<{ id: StoredFileId }>(
      'select id from stored_file where id = any ($1::uuid[]) and withdrawn_at is null',
      [ids],
    );
    return new Set(rows.map(({ id }) => id));
  }
}
