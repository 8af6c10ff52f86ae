import { type ActionPlanId, isOverduePlan, type Page, type PlansQuery, type PlanView } from '@certitude/contracts';
import { type AssessmentScore } from '@certitude/maturity';
import {
  Clock,
  dateIn,
  found,
  keyCursorOf,
  keyPlace,
  TenantDatabase,
  type TenantContext,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { AssessmentScores, type Scored } from '@certitude/server/assessments';
import { ModelReleases, placeTitle, type PublishedRelease } from '@certitude/server/models';
import { Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { choosePlans, inOrder, planOrder } from './plan-list';
import { PlanRepository, type PlanRow, type TaskRow } from './plan.repository';

/** By due date where nothing else is asked for. */
type PlanListing = Omit<PlansQuery, 'sort' | 'order'> & Partial<Pick<PlansQuery, 'sort' | 'order'>>;

/** Plans as people see them: with the name of what they improve, their tasks, and whether they are late. */
@Injectable()
export class PlanViews {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(PlanRepository) private readonly plans: PlanRepository,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AssessmentScores) private readonly scores: AssessmentScores,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** In the order that is asked for: which they are first, so that nothing is read of the others. */
  list(
    context: TenantContext,
    { limit, after, sort = 'due', order = 'asc', ...filter }: PlanListing,
  ): Promise<Page<PlanView>> {
    const by = planOrder(sort, order);
    const place = keyPlace(after, by);
    return this.read(context, async (tx) => {
      const today = dateIn(await this.organizations.timeZoneOf(tx), this.clock.now());
      const chosen = choosePlans(tx, filter, today);
      const { items, next } = toPage(await inOrder(chosen, by, { place, most: limit + 1 }), limit, keyCursorOf);
      const rows = new Map(
        (
          await this.plans.withIds(
            tx,
            items.map(({ id }) => id),
          )
        ).map((row) => [row.id, row]),
      );
      return { items: items.flatMap(({ id }) => rows.get(id) ?? []), next };
    });
  }

  /** @throws AppError `not-found` */
  async get(context: TenantContext, id: ActionPlanId): Promise<PlanView> {
    const { items } = await this.read(context, async (tx) => ({
      items: [found(await this.plans.find(tx, id))],
      next: null,
    }));
    return found(items[0]);
  }

  private async read(
    context: TenantContext,
    rowsOf: (tx: TenantTransaction) => Promise<Page<PlanRow>>,
  ): Promise<Page<PlanView>> {
    const { items, next, tasks, timeZone, read } = await this.db.transaction(context, async (tx) => {
      const page = await rowsOf(tx);
      const ids = page.items.map(({ id }) => id);
      return {
        ...page,
        tasks: await this.plans.tasks(tx, ids),
        timeZone: await this.organizations.timeZoneOf(tx),
        read: await this.scores.read(tx, scoredOf(page.items)),
      };
    });
    const scores = await this.scores.of(read);
    const releases = await this.releases.getAll(items.map(({ modelReleaseId }) => modelReleaseId));
    const tasksOf = Map.groupBy(tasks, ({ planId }) => planId);
    const today = dateIn(timeZone, this.clock.now());
    const views = items.map((row) =>
      toView(row, {
        release: found(releases.get(row.modelReleaseId)),
        tasks: tasksOf.get(row.id) ?? [],
        today,
        score: scores.get(row.assessmentId),
      }),
    );
    return { items: views, next };
  }
}

interface Surroundings {
  readonly release: PublishedRelease;
  readonly tasks: readonly TaskRow[];
  readonly today: string;
  readonly score: AssessmentScore | undefined;
}

/** The assessments in which whole categories are planned for: their levels come from the score. */
function scoredOf(rows: readonly PlanRow[]): readonly Scored[] {
  const whole = rows.filter(({ responseId }) => responseId === null);
  return [
    ...new Map(
      whole.map(({ assessmentId: id, modelReleaseId, method, policy, head }) => [
        id,
        { id, modelReleaseId, method, policy, head },
      ]),
    ).values(),
  ];
}

function toView(row: PlanRow, { release, tasks, today, score }: Surroundings): PlanView {
  const { modelReleaseId: _release, method: _method, policy: _policy, head: _head, responseLevel, ...rest } = row;
  const { module, category, requirementId, createdAt, archivedAt, ...plan } = rest;
  return {
    ...plan,
    category: plan.responseId === null ? { module, category } : null,
    currentLevel: responseLevel ?? score?.categories[category]?.level ?? 0,
    responsibleName: plan.responsible === null ? plan.responsibleName : '',
    requirement: placeTitle(release.model, { module, category, requirement: requirementId }),
    overdue: isOverduePlan(plan, today),
    tasks: tasks.map(({ planId: _plan, ...task }) => task),
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}
