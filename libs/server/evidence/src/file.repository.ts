import { type AccountId, type AssessmentId, type StoredFileId, type StoredFileView } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** Columns of a `StoredFileView` as JSON; null where there is no file. `f` is `stored_file`. */
export const FILE_JSON = `case when f.id is null then null else
  jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256) end`;

/** What is known of stored files; their contents are elsewhere. */
@Injectable()
export class FileRepository {
  async insert(tx: TenantTransaction, file: StoredFileView, by: AccountId, now: Date): Promise<void> {
    await tx.query(
      `insert into stored_file (organization_id, id, name, media_type, size, sha256, uploaded_by, uploaded_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [tx.organizationId, file.id, file.name, file.mediaType, file.size, file.sha256, by, now],
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
}
