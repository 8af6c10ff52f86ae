import { type ModelReleaseId, type ResponseId, type StreamState } from '@certitude/contracts';
import { type ResponseFacts } from '@certitude/contracts/notices';
import { found, type TenantTransaction } from '@certitude/server/core';
import { type AnsweredPlace, ModelReleases, placeTitle } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';

type ResponseRow = Omit<ResponseFacts, 'type' | 'title'> & AnsweredPlace & { readonly modelReleaseId: ModelReleaseId };

/** What notices need to know of answers. Of ids that are not there (any more), nothing. */
@Injectable()
export class NoticedResponses {
  constructor(@Inject(ModelReleases) private readonly releases: ModelReleases) {}

  async of(tx: TenantTransaction, ids: readonly ResponseId[]): Promise<ResponseFacts[]> {
    const rows = await tx.query<ResponseRow>(
      `select r.id, r.assessment_id as "assessmentId", a.name as "assessmentName", s.state = $2 as "isFinal",
         r.status, r.owner_id as owner, r.reviewer_id as reviewer,
         array(select c.account_id from response_contributor c
           where c.organization_id = r.organization_id and c.response_id = r.id) as contributors,
         r.module, r.category, r.requirement, a.model_release_id as "modelReleaseId"
       from response r
       join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
       join assessment_stream s on s.organization_id = r.organization_id and s.assessment_id = r.assessment_id
       where r.id = any ($1::uuid[])`,
      [ids, 'final' satisfies StreamState],
    );
    const releases = await this.releases.getAll(rows.map(({ modelReleaseId }) => modelReleaseId));
    return rows.map(({ module, category, requirement, modelReleaseId, ...row }) => ({
      type: 'response',
      ...row,
      title: placeTitle(found(releases.get(modelReleaseId)).model, { module, category, requirement }),
    }));
  }
}
