import {
  allows,
  type AssessmentId,
  type assessmentsApi,
  type AssessmentVersionId,
  type AssessmentVersionView,
  type InputOf,
  type Page,
} from '@certitude/contracts';
import { type FrozenContent, type FrozenContent2, type FrozenVersionView } from '@certitude/contracts/freezing';
import { NoteFolding } from '@certitude/server/answering';
import { requireAssessment } from '@certitude/server/assessments';
import { cursorId, found, type TenantContext, TenantDatabase, toPage } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { FrozenContents } from './frozen-contents';
import { withoutPlans } from './version-content';
import { VersionRepository } from './version.repository';

type VersionsQuery = InputOf<typeof assessmentsApi.versions>['query'];

/** What was finalized, to be read. */
@Injectable()
export class Versions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(VersionRepository) private readonly versions: VersionRepository,
    @Inject(FrozenContents) private readonly contents: FrozenContents,
    @Inject(NoteFolding) private readonly notes: NoteFolding,
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
      return { ...version, content: readableBy(context, version.content) };
    });
  }

  /** @throws AppError `not-found` when there is no such version */
  async requireRevision(context: TenantContext, id: AssessmentId, revision: number): Promise<void> {
    found(await this.db.transaction(context, (tx) => this.versions.ofRevision(tx, id, revision)));
  }

  /** @throws AppError `not-found` */
  async revisionOf(context: TenantContext, id: AssessmentId, version: AssessmentVersionId): Promise<number> {
    return found(await this.db.transaction(context, (tx) => this.versions.revisionOf(tx, id, version)));
  }

  /** What would be frozen now. Texts are put together first, which may take long. @throws AppError `not-found` */
  async present(context: TenantContext, id: AssessmentId): Promise<FrozenContent2> {
    const folded = await this.notes.fold(context, id);
    return readableBy(context, await this.db.transaction(context, (tx) => this.contents.read(tx, id, folded)));
  }
}

const readableBy = <C extends FrozenContent>({ actor }: TenantContext, content: C): C =>
  allows(actor.role, 'plan:read') ? content : withoutPlans(content);
