import { allows, mayAnswer, type Page, type PageQuery, type WorkItem } from '@certitude/contracts';
import { AssessmentAccess, scopeIds } from '@certitude/server/assessments';
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
import { isResponse, toItem } from './work-item';
import { type Worker, WorkRepository } from './work.repository';

/** What waits for a person: answers, reviews, plans, tasks. */
@Injectable()
export class MyWork {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(WorkRepository) private readonly work: WorkRepository,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** By due date, what has none last. */
  async list(context: TenantContext, { limit, after }: PageQuery): Promise<Page<WorkItem>> {
    const place = duePlace(after);
    const { rows, timeZone } = await this.db.transaction(context, async (tx) => ({
      rows: await this.work.page(
        tx,
        { ...workerOf(context), among: scopeIds(await this.access.scope(tx)) },
        place,
        limit + 1,
      ),
      timeZone: await this.organizations.timeZoneOf(tx),
    }));
    const { items, next } = toPage(rows, limit, dueCursorOf);
    const releases = await this.releases.getAll(items.filter(isResponse).map(({ modelReleaseId }) => modelReleaseId));
    const today = dateIn(timeZone, this.clock.now());
    const views = items.map((row) => {
      const title = isResponse(row) ? placeTitle(found(releases.get(row.modelReleaseId)).model, row) : row.title;
      return toItem(row, title ?? '', today);
    });
    return { items: views, next };
  }
}

const workerOf = ({ actor }: TenantContext): Omit<Worker, 'among'> => ({
  id: actor.id,
  answers: mayAnswer(actor, { ownerId: actor.id, invited: true }),
  reviews: allows(actor.role, 'review:decide'),
  plans: allows(actor.role, 'plan:work'),
});
