import { type AccountId, type AssessmentId, type StoredFileId, type StoredFileView } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { Any, IsNull, Not } from 'typeorm';
import { EvidenceRevisionEntity } from './entities/evidence-revision.entity';
import { StoredFileEntity } from './entities/stored-file.entity';

/** Columns of a `StoredFileView` as JSON; null where there is no file. `f` is `stored_file`. */
export const FILE_JSON = `case when f.id is null then null else
  jsonb_build_object('id', f.id, 'name', f.name, 'mediaType', f.media_type, 'size', f.size, 'sha256', f.sha256,
    'uploadedBy', f.uploaded_by, 'lookedInto', f.looked_into,
    'withdrawn', case when f.withdrawn_at is null then null else jsonb_build_object(
      'at', to_char(f.withdrawn_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'by', f.withdrawn_by,
      'reason', f.withdrawn_reason) end) end`;

/** A file, and the revision that consists of it. */
export interface RevisionFile {
  readonly hash: string;
  readonly title: string;
  readonly revision: number;
  readonly file: StoredFileView;
}

/** Why a file's content is deleted. */
export interface Withdrawal {
  readonly by: AccountId;
  readonly reason: string;
}

/** What is known of stored files; their contents are elsewhere. */
@Injectable()
export class FileRepository {
  insert(tx: TenantTransaction, file: StoredFileView, now: Date): Promise<void> {
    const { id, name, mediaType, size, sha256, uploadedBy, lookedInto } = file;
    const content = { name, mediaType, size, sha256, lookedInto };
    return tx.repository(StoredFileEntity).insert({ id, ...content, uploadedBy, uploadedAt: now });
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

  /** @param among as of `find` */
  ofRevisions(
    tx: TenantTransaction,
    hashes: readonly string[],
    among: readonly AssessmentId[] | null,
  ): Promise<RevisionFile[]> {
    return tx.query<RevisionFile>(
      `select v.hash, e.title, v.number as revision, ${FILE_JSON} as file from evidence_revision v
       join evidence e on e.organization_id = v.organization_id and e.id = v.evidence_id
       join stored_file f on f.organization_id = v.organization_id and f.id = v.file_id
       where v.hash = any ($1) and ($2::uuid[] is null or exists (
         select from evidence_link l where l.organization_id = v.organization_id and l.evidence_id = v.evidence_id
           and l.assessment_id = any ($2)))`,
      [hashes, among],
    );
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
    return !(await tx.repository(EvidenceRevisionEntity).exists({ fileId: id, state: Not('draft') }));
  }

  async withdraw(tx: TenantTransaction, id: StoredFileId, { by, reason }: Withdrawal, now: Date): Promise<void> {
    const withdrawn = { withdrawnAt: now, withdrawnBy: by, withdrawnReason: reason };
    await tx.repository(StoredFileEntity).update({ id }, withdrawn);
  }

  /** Of these files, the ones whose content is to be kept. */
  async kept(tx: TenantTransaction, ids: readonly StoredFileId[]): Promise<Set<StoredFileId>> {
    const where = { id: Any(ids), withdrawnAt: IsNull() };
    return new Set((await tx.repository(StoredFileEntity).find(['id'], { where })).map(({ id }) => id));
  }
}
