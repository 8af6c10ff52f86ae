import { type AnswerToReview, isPastDue, type Page, type PageQuery } from '@certitude/contracts';
import {
  Clock,
  dateIn,
  dueCursorOf,
  duePlace,
  found,
  type TenantContext,
  TenantDatabase,
  toPage,
} from '@certitude/server/core';
import { ModelReleases, placeTitle } from '@certitude/server/models';
import { Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { AnswersToReviewRepository } from './answers-to-review.repository';

/** What waits for a review in the whole organization, whoever may decide it. */
@Injectable()
export class AnswersToReview {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AnswersToReviewRepository) private readonly answers: AnswersToReviewRepository,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** By due date, what has none last. */
  async list(context: TenantContext, { limit, after }: PageQuery): Promise<Page<AnswerToReview>> {
    const place = duePlace(after);
    const { rows, timeZone } = await this.db.transaction(context, async (tx) => ({
      rows: await this.answers.page(tx, place, limit + 1),
      timeZone: await this.organizations.timeZoneOf(tx),
    }));
    const { items, next } = toPage(rows, limit, dueCursorOf);
    const releases = await this.releases.getAll(items.map(({ modelReleaseId }) => modelReleaseId));
    const today = dateIn(timeZone, this.clock.now());
    const views = items.map((row): AnswerToReview => ({
      responseId: row.id,
      title: placeTitle(found(releases.get(row.modelReleaseId)).model, row),
      assessmentId: row.assessmentId,
      assessmentName: row.assessmentName,
      pkiName: row.pkiName,
      owner: row.owner,
      reviewer: row.reviewer,
      dueOn: row.dueOn,
      overdue: isPastDue(row.dueOn, today),
    }));
    return { items: views, next };
  }
}
