import {
  allows,
  type AssessmentId,
  type assessmentsApi,
  type AssessmentVersionId,
  type AssessmentVersionView,
  type FrozenVersionView,
  type InputOf,
  type Page,
} from '@certitude/contracts';
import { requireAssessment } from '@certitude/server/assessments';
import { cursorId, found, type TenantContext, TenantDatabase, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { withoutPlans } from './version-content';
import { VersionRepository } from './version.repository';

type VersionsQuery = InputOf<typeof assessmentsApi.versions>['query'];

/** What was finalized, to be read. */
@Injectable()
export class Versions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(VersionRepository) private readonly versions: VersionRepository,
  ) {}

  /** Newest first. @throws AppError `not-found` */
  list(
    context: TenantContext,
    id: AssessmentId,
    { limit, after }: VersionsQuery,
  ): Promise<Page<AssessmentVersionView>> {
    const page = { after: cursorId<AssessmentVersionId>(after), most: limit + 1 };
    return this.db.transaction(context, async (tx) => {
      await requireAssessment(tx, id);
      return toPage(await this.versions.page(tx, id, page), limit, (version) => version.id);
    });
  }

  /** As it was; plans only for who may read plans. @throws AppError `not-found` */
  get(context: TenantContext, id: AssessmentId, revision: number): Promise<FrozenVersionView> {
    return this.db.transaction(context, async (tx) => {
      const version = found(await this.versions.whole(tx, id, revision));
      const mayReadPlans = allows(tx.context.actor.role, 'plan:read');
      return mayReadPlans ? version : { ...version, content: withoutPlans(version.content) };
    });
  }
}
