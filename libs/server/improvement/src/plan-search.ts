import { type ActionPlanId, type PlanStatus, type SearchHit } from '@certitude/contracts';
import { BEST_FIRST, type PersonTransaction, SearchSource, TITLED, type TypedWords } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

interface FoundPlan {
  readonly planId: ActionPlanId;
  readonly title: string;
  readonly state: PlanStatus;
  readonly parent: string;
}
const FOUND = `
  select p.* from ${TITLED} t join lateral (
    select p.id as "planId", p.title, p.status as state, a.name as parent from action_plan p
    join assessment a on a.organization_id = $1 and a.id = p.assessment_id
    where p.organization_id = $1 and p.id = t.subject_id and p.archived_at is null limit 1) p on true
  order by ${BEST_FIRST} limit $6`;

/** Action plans by title. */
@Injectable()
export class PlanSearch extends SearchSource {
  override readonly kind = 'plan';
  override readonly permission = 'plan:read';

  override async find(tx: PersonTransaction, typed: TypedWords, most: number): Promise<SearchHit[]> {
    const parameters = typed.parametersOf(this.kind);
    if (!parameters) return [];
    const rows = await tx.query<FoundPlan>(FOUND, [...parameters, most]);
    return rows.map((row) => ({ kind: this.kind, ...row }));
  }
}
