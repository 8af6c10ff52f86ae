import { type AssessmentId, type AssessmentState, type SearchHit } from '@certitude/contracts';
import { BEST_FIRST, type PersonTransaction, SearchSource, TITLED, type TypedWords } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentAccess, scopeIds } from '../access/assessment-access';

interface FoundAssessment {
  readonly assessmentId: AssessmentId;
  readonly title: string;
  readonly state: AssessmentState;
  readonly parent: string;
}
const FOUND = `
  select a.* from ${TITLED} t join lateral (
    select a.id as "assessmentId", a.name as title, a.state, p.name as parent from assessment a
    join pki p on p.organization_id = $1 and p.id = a.pki_id
    where a.organization_id = $1 and a.id = t.subject_id and a.archived_at is null limit 1) a on true
  where $7::uuid[] is null or t.subject_id = any ($7) order by ${BEST_FIRST} limit $6`;

/** Assessments by name, as far as they are open to the person. */
@Injectable()
export class AssessmentSearch extends SearchSource {
  override readonly kind = 'assessment';
  override readonly permission = 'assessment:read-granted';

  constructor(@Inject(AssessmentAccess) private readonly access: AssessmentAccess) {
    super();
  }

  override async find(tx: PersonTransaction, typed: TypedWords, most: number): Promise<SearchHit[]> {
    const parameters = typed.parametersOf(this.kind);
    if (!parameters) return [];
    const among = scopeIds(await this.access.scope(tx));
    const rows = await tx.query<FoundAssessment>(FOUND, [...parameters, most, among]);
    return rows.map((row) => ({ kind: this.kind, ...row }));
  }
}
