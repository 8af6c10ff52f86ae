import { type EvidenceRevisionView, hasEnded, standingState } from '@certitude/contracts';
import { FILE_JSON } from './file.repository';

/** A revision with what is said of it, but not how it was judged. */
export type Revision = Omit<EvidenceRevisionView, 'createdAt' | 'reviews'> & { readonly createdAt: Date };
/** A revision as the database has it: with the date where the organization is, which decides whether it has ended. */
export type StoredRevision = Omit<Revision, 'ended'> & { readonly today: string };

/** Of a revision, `r`, its file, `f`, and the organization, `o`. `$1` is now. */
export const REVISION = `r.id, r.number, r.state, r.kind, ${FILE_JSON} as file, r.url, r.statement,
  r.effective_on::text as "effectiveOn", r.valid_until::text as "validUntil", r.hash, r.created_by as "createdBy",
  r.created_at as "createdAt", r.submitted_by as "submittedBy",
  (($1::timestamptz at time zone o.time_zone)::date)::text as today`;

/** Pieces of evidence, `e`, each with its newest revision, `r`. */
export const CURRENT = `
  select e.id as "evidenceId", e.title, e.created_at as "evidenceCreatedAt", e.created_by as "evidenceCreatedBy",
    coalesce(e.owner_id, e.created_by) as "owner", e.archived_at as "archivedAt",
    array(select distinct t.account_id from took_part_in_evidence(e.id) t) as "tookPart", ${REVISION}
  from evidence e
  join organization o on o.organization_id = e.organization_id
  join lateral (
    select * from evidence_revision v where v.organization_id = e.organization_id and v.evidence_id = e.id
    order by v.number desc limit 1) r on true
  left join stored_file f on f.organization_id = r.organization_id and f.id = r.file_id`;

/** The revision as it stands on that day. */
export function standing<R extends StoredRevision>({
  today,
  ...row
}: R): Omit<R, 'today'> & { readonly ended: boolean } {
  const ended = hasEnded(row, today);
  return { ...row, ended, state: standingState(row.state, ended) };
}
