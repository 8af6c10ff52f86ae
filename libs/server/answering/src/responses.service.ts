import { type AssessmentId, type ModelReleaseId, type ResponseId, type ResponseSnapshot } from '@certitude/contracts';
import { found, requireThat, type TenantTransaction } from '@certitude/server/core';
import { type AnsweredPlace, ModelReleases, placeTitle } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { MoreThan } from 'typeorm';
import { ResponseEntity } from './entities/response.entity';
import { StreamRepository } from './stream/stream.repository';

/** What a response answers, in words. */
export interface ResponseTitle extends AnsweredPlace {
  readonly id: ResponseId;
  readonly assessmentId: AssessmentId;
  readonly assessmentName: string;
  /** Title of the requirement, or name of the category that is rated. */
  readonly title: string;
  /** The version of the model that the place is of. */
  readonly release: string;
}
type Place = Pick<ResponseTitle, 'assessmentName'> & { readonly modelReleaseId: ModelReleaseId };

/** Reads responses for other contexts. */
@Injectable()
export class Responses {
  constructor(
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(StreamRepository) private readonly streams: StreamRepository,
  ) {}

  /** As it is now. @throws AppError `not-found` */
  get(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<ResponseSnapshot> {
    return this.streams.response(tx, assessmentId, id);
  }

  /** Titles of those of the responses that exist in the transaction's organization. */
  async titles(tx: TenantTransaction, ids: Iterable<ResponseId>): Promise<ReadonlyMap<ResponseId, ResponseTitle>> {
    const rows = await tx
      .repository(ResponseEntity)
      .query('r', ['id', 'assessmentId', 'module', 'category', 'requirement'])
      .innerJoin('assessment', 'a', 'a.organization_id = r.organizationId and a.id = r.assessmentId')
      .and<Place>({ assessmentName: 'a.name', modelReleaseId: 'a.model_release_id' })
      .where('r.id = any (:ids)', { ids: [...new Set(ids)] })
      .rows();
    const releases = await this.releases.getAll(rows.map(({ modelReleaseId }) => modelReleaseId));
    return new Map(
      rows.map(({ modelReleaseId, ...row }) => {
        const { model } = found(releases.get(modelReleaseId));
        return [row.id, { ...row, title: placeTitle(model, row), release: model.version }];
      }),
    );
  }

  /** @throws AppError `not-found` when the response is not one of the assessment's */
  async requireIn(tx: TenantTransaction, assessmentId: AssessmentId, id: ResponseId): Promise<void> {
    requireThat(await tx.repository(ResponseEntity).exists({ assessmentId, id }), 'not-found');
  }

  /** Whether anything is rated, or said not to apply. */
  async isAnswered(tx: TenantTransaction, assessmentId: AssessmentId): Promise<boolean> {
    const responses = tx.repository(ResponseEntity);
    return (
      (await responses.exists({ assessmentId, level: MoreThan(0) })) ||
      (await responses.exists({ assessmentId, applicability: 'not-applicable' }))
    );
  }
}
