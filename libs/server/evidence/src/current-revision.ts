import { type EvidenceState } from '@certitude/contracts';
import { FILE_JSON } from './file.repository';

/** Accepted evidence has expired once its last valid day is over where the organization is. `$1` is now, then `ENDING`. */
const STATE = `case when r.state = $2 and r.valid_until < ($1::timestamptz at time zone o.time_zone)::date
  then $3 else r.state end`;
export const ENDING = ['accepted', 'expired'] satisfies EvidenceState[];

/** Pieces of evidence, `e`, each with its newest revision, `r`, as it stands now. */
export const CURRENT = `
  select e.id as "evidenceId", e.title, e.created_at as "evidenceCreatedAt",
    e.created_by as "evidenceCreatedBy", array(select distinct t.account_id from took_part_in_evidence(e.id) t) as "tookPart", r.id, r.number, ${STATE} as state, r.kind,
    ${FILE_JSON} as file, r.url, r.statement, r.effective_on::text as "effectiveOn",
    r.valid_until::text as "validUntil", r.hash, r.created_by as "createdBy", r.created_at as "createdAt",
    r.submitted_by as "submittedBy"
  from evidence e
  join organization o on o.organization_id = e.organization_id
  join lateral (
    select * from evidence_revision v where v.organization_id = e.organization_id and v.evidence_id = e.id
    order by v.number desc limit 1) r on true
  left join stored_file f on f.organization_id = r.organization_id and f.id = r.file_id`;
