import { type AssessmentId, type ModelReleaseId, type ResponseId } from '@certitude/contracts';
import { found, type TenantTransaction } from '@certitude/server/core';
import { type AnsweredPlace, ModelReleases, placeTitle } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';

/** What a response answers, in words. */
export interface ResponseTitle extends AnsweredPlace {
  readonly id: ResponseId;
  readonly assessmentId: AssessmentId;
  readonly assessmentName: string;
  /** Title of the requirement, or name of the category that is rated. */
  readonly title: string;
}
type Row = Omit<ResponseTitle, 'title'> & { readonly modelReleaseId: ModelReleaseId };

/** Reads responses for other contexts. */
@Injectable()
export class Responses {
  constructor(@Inject(ModelReleases) private readonly releases: ModelReleases) {}

  /** Titles of those of the responses that exist in the transaction's organization. */
  async titles(tx: TenantTransaction, ids: Iterable<ResponseId>): Promise<ReadonlyMap<ResponseId, ResponseTitle>> {
    const rows = await tx.query<Row>(
      `select r.id, r.assessment_id as "assessmentId", a.name as "assessmentName", r.module, r.category, r.requirement,
         a.model_release_id as "modelReleaseId"
       from response r join assessment a on a.organization_id = r.organization_id and a.id = r.assessment_id
       where r.id = any ($1::uuid[])`,
      [[...new Set(ids)]],
    );
    const releases = await this.releases.getAll(rows.map(({ modelReleaseId }) => modelReleaseId));
    return new Map(
      rows.map(({ modelReleaseId, ...row }) => {
        return [row.id, { ...row, title: placeTitle(found(releases.get(modelReleaseId)).model, row) }];
      }),
    );
  }

  /** @throws AppError `not-found` when the response is not one of the assessment's */
  async requireIn(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<void> {
    const [row] = await tx.query('select 1 from response where assessment_id = $1 and id = $2', [assessmentId, id]);
    found(row);
  }
}
