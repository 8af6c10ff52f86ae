import {
  type AssessmentId,
  type AssessmentView,
  type CreateAssessment,
  type InputOf,
  type assessmentsApi,
  type Method,
  type Page,
  type ResponseId,
} from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';
import {
  Clock,
  cursorId,
  found,
  isCreated,
  newId,
  requireThat,
  TenantDatabase,
  type TenantContext,
  type TenantTransaction,
  toPage,
} from '@certitude/server/core';
import { ModelReleases } from '@certitude/server/models';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentEntity } from '../entities/assessment.entity';
import { AssessmentAccess, type AssessmentScope, scopeIds } from '../access/assessment-access';
import { AssessmentRepository, type AssessmentRow, type Place } from './assessment.repository';
import { type AnswerRow, scoresOf, toScoreView } from './overall-score';

/** Assessments: listed and created. Their answers live in the stream. */
@Injectable()
export class Assessments {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentRepository) private readonly assessments: AssessmentRepository,
    @Inject(ModelReleases) private readonly releases: ModelReleases,
    @Inject(AssessmentAccess) private readonly access: AssessmentAccess,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Newest first; those that are open to the person. */
  async list(
    context: TenantContext,
    { limit, after, pkiId }: InputOf<typeof assessmentsApi.list>['query'],
  ): Promise<Page<AssessmentView>> {
    const filter = { pkiId: pkiId ?? null, after: cursorId<AssessmentId>(after) };
    return this.views(context, async (tx, scope) => {
      const among = scopeIds(scope);
      const rows = await this.assessments.page(tx, { ...filter, among }, limit + 1);
      const page = toPage(rows, limit, ({ id }) => id);
      return [page.items, page.next];
    });
  }

  /** @throws AppError `not-found` */
  async get(context: TenantContext, id: AssessmentId): Promise<AssessmentView> {
    const { items } = await this.views(context, async (tx) => [[found(await this.assessments.find(tx, id))], null]);
    return found(items[0]);
  }

  /**
   * Starts an assessment: one empty response per requirement, in a self-assessment per category, in model order. There
   * is nothing to do before answering, so it is in progress at once. One with the id that the browser gave it is started
   * once.
   * @throws AppError `not-found` when there is no such PKI or model release, `model.no-requirements` when there is nothing
   *   to answer
   */
  async create(context: TenantContext, input: CreateAssessment): Promise<AssessmentView> {
    const { model } = await this.releases.get(input.modelReleaseId);
    const id = input.id ?? newId<AssessmentId>();
    const places = placesOf(model, input.method).map((place) => ({ ...place, id: newId<ResponseId>() }));
    requireThat(places.length > 0, 'model.no-requirements');
    await this.db.transaction(context, async (tx) => {
      if (await isCreated(tx, AssessmentEntity, input.id)) return;
      requireThat(await this.assessments.pkiExists(tx, input.pkiId), 'not-found');
      await this.assessments.insert(tx, { ...input, id, createdBy: context.actor.id, createdAt: this.clock.now() });
      await this.assessments.insertResponses(tx, id, places);
    });
    return this.get(context, id);
  }

  /** Reads assessments and all their answers in one transaction, and scores them. */
  private async views(
    context: TenantContext,
    read: (tx: TenantTransaction, scope: AssessmentScope) => Promise<[readonly AssessmentRow[], string | null]>,
  ): Promise<Page<AssessmentView>> {
    const [rows, next, scope, answers] = await this.db.transaction(context, async (tx) => {
      const open = await this.access.scope(tx);
      const [found, following] = await read(tx, open);
      return [
        found,
        following,
        open,
        await this.assessments.answers(
          tx,
          found.map(({ id }) => id),
        ),
      ] as const;
    });
    const releases = await this.releases.getAll(rows.map(({ modelReleaseId }) => modelReleaseId));
    const answersOf = groupedById(answers);
    const items = rows.map((row) =>
      toView(row, found(releases.get(row.modelReleaseId)).model, {
        answers: answersOf.get(row.id) ?? [],
        grant: scope?.get(row.id),
      }),
    );
    return { items, next };
  }
}

const toView = (
  row: AssessmentRow,
  model: ModelRelease,
  {
    answers,
    grant,
  }: { readonly answers: readonly AnswerRow[]; readonly grant: { readonly until: string } | undefined },
): AssessmentView => ({
  ...row,
  modelVersion: model.version,
  createdAt: row.createdAt.toISOString(),
  finalizedAt: row.finalizedAt?.toISOString() ?? null,
  overall: toScoreView(scoresOf(model, answers, row).overall),
  ...(grant ? { grantedUntil: grant.until } : {}),
});

function groupedById<A extends { readonly assessmentId: AssessmentId }>(answers: readonly A[]): Map<AssessmentId, A[]> {
  const groups = new Map<AssessmentId, A[]>();
  for (const answer of answers) {
    const group = groups.get(answer.assessmentId);
    if (group) group.push(answer);
    else groups.set(answer.assessmentId, [answer]);
  }
  return groups;
}

/** What is answered: the requirements of the model, in a self-assessment its categories. */
function placesOf({ modules }: ModelRelease, method: Method): Place[] {
  return modules.flatMap((module) =>
    module.categories.flatMap((category): Place[] => {
      const place = { module: module.id, category: category.id };
      if (method === 'self') return [{ ...place, requirement: null }];
      return category.requirements.map(({ id }) => ({ ...place, requirement: id }));
    }),
  );
}
