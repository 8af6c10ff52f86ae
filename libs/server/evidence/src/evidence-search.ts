import { type EvidenceId, type EvidenceState, hasEnded, type SearchHit, standingState } from '@certitude/contracts';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
import { BEST_FIRST, type PersonTransaction, SearchSource, TITLED, type TypedWords } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

interface FoundEvidence {
  readonly evidenceId: EvidenceId;
  readonly title: string;
  readonly stored: EvidenceState;
  readonly validUntil: string | null;
  readonly parent: string | null;
}
/** The assessments whose evidence is open to the person, `$7`; null: all. */
const FOUND = `
  select e.*, l.name as parent from ${TITLED} t
  join lateral (
    select e.id as "evidenceId", e.title, r.state as stored, r.valid_until::text as "validUntil" from evidence e
    join evidence_revision r on r.organization_id = $1 and r.evidence_id = e.id
    where e.organization_id = $1 and e.id = t.subject_id and e.archived_at is null
    order by r.number desc limit 1) e on true
  left join lateral (
    select a.name from evidence_link l join assessment a on a.organization_id = $1 and a.id = l.assessment_id
    where l.organization_id = $1 and l.evidence_id = t.subject_id
      and ($7::uuid[] is null or l.assessment_id = any ($7))
    order by l.assessment_id desc limit 1) l on true
  where $7::uuid[] is null or t.subject_id = any (array(
    select g.evidence_id from evidence_link g where g.organization_id = $1 and g.assessment_id = any ($7)))
  order by ${BEST_FIRST} limit $6`;

/** Evidence by title, as far as it proves something that is open to the person. */
@Injectable()
export class EvidenceSearch extends SearchSource {
  override readonly kind = 'evidence';
  override readonly permission = 'assessment:read-granted';

  constructor(@Inject(AssessmentAccess) private readonly access: AssessmentAccess) {
    super();
  }

  override async find(tx: PersonTransaction, typed: TypedWords, most: number): Promise<SearchHit[]> {
    const parameters = typed.parametersOf(this.kind);
    if (!parameters) return [];
    const among = scopeIds(await this.access.scope(tx));
    const today = await this.access.today(tx);
    const rows = await tx.query<FoundEvidence>(FOUND, [...parameters, most, among]);
    return rows.map(({ stored, validUntil, ...row }) => ({
      kind: this.kind,
      ...row,
      state: standingState(stored, hasEnded({ validUntil }, today)),
    }));
  }
}
