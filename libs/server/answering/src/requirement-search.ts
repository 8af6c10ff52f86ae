import {
  type AssessmentId,
  CLOSED_ASSESSMENT_STATES,
  type ModelReleaseId,
  type ResponseId,
  type ResponseStatus,
  type SearchHit,
} from '@certitude/contracts';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
import { found, hasWords, type PersonTransaction, SearchSource, type TypedWords } from '@certitude/server/core';
import { type AnsweredPlace, ModelReleases, placeTitle } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';

interface FoundPlace extends AnsweredPlace {
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
  readonly modelReleaseId: ModelReleaseId;
  readonly state: ResponseStatus;
  readonly parent: string;
}
/**
 * Of each release that is used, what the newest assessment asks that is worked on, or the newest one where none is:
 * titles are those of a release, and the same for all of its assessments.
 */
const ASKED = `
  select a.id as "assessmentId", r.id as "responseId", a.model_release_id as "modelReleaseId", r.status as state,
    a.name as parent, r.module, r.category, r.requirement
  from (
    select distinct on (a.model_release_id) a.organization_id, a.id, a.model_release_id, a.name from assessment a
    where a.organization_id = $1 and a.archived_at is null and ($2::uuid[] is null or a.id = any ($2))
    order by a.model_release_id, a.state = any ($3), a.id desc) a
  join response r on r.organization_id = a.organization_id and r.assessment_id = a.id
  order by a.id desc, r.position`;

/** Requirements, and categories that are rated, by the titles of the releases that assessments use. */
@Injectable()
export class RequirementSearch extends SearchSource {
  override readonly kind = 'requirement';
  override readonly permission = 'assessment:read-granted';

  constructor(
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
  ) {
    super();
  }

  override async find(tx: PersonTransaction, { words }: TypedWords, most: number): Promise<SearchHit[]> {
    const among = scopeIds(await this.access.scope(tx));
    const rows = await tx.query<FoundPlace>(ASKED, [tx.organizationId, among, CLOSED_ASSESSMENT_STATES]);
    const releases = await this.releases.getAll(rows.map(({ modelReleaseId }) => modelReleaseId));
    return rows
      .map(({ modelReleaseId, module, category, requirement, ...row }) => ({
        kind: 'requirement' as const,
        ...row,
        title: placeTitle(found(releases.get(modelReleaseId)).model, { module, category, requirement }),
      }))
      .filter(({ title }) => hasWords(title, words))
      .slice(0, most);
  }
}
