import { type AssessmentId, type EvidenceView, type PlanView } from '@certitude/contracts';
import { BroughtAnswers } from '@certitude/server/answering';
import { AssessmentTargets } from '@certitude/server/assessments';
import {
  type PersonTransaction,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { AssessmentEvidence } from '@certitude/server/evidence';
import { PlanViews } from '@certitude/server/improvement';
import { Inject, Injectable } from '@nestjs/common';
import {
  type ImportPlan,
  type PlannedEvidence,
  type PlannedPlace,
  type PlannedPlan,
  placeKey,
} from '../mapping/import-plan';
import { partOf } from '../mapping/plan-targets';
import { allPages, collected } from '../../exports/all-pages';
import { type PlannedMerge } from './merge-reader';

export type Additions = Pick<ImportPlan, 'evidence' | 'plans' | 'targets' | 'declared'>;

/** What a source brings besides answers, as far as nothing of it is there: nobody's plan or target is overruled. */
@Injectable()
export class MergeAdditions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentEvidence) private readonly evidence: AssessmentEvidence,
    @Inject(PlanViews) private readonly plans: PlanViews,
    @Inject(AssessmentTargets) private readonly targets: AssessmentTargets,
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
  ) {}

  async of(context: TenantContext, planned: PlannedMerge): Promise<Additions> {
    const levels = await this.db.transaction(context, (tx) => this.levelsOf(tx, planned));
    return { ...(await this.proofOf(context, planned)), ...levels };
  }

  /** Targets and declared levels; asked again under the stream's lock, nobody adds others meanwhile. */
  async levelsOf(
    tx: TenantTransaction,
    { assessment: { id }, plan }: Pick<PlannedMerge, 'assessment' | 'plan'>,
  ): Promise<Pick<Additions, 'targets' | 'declared'>> {
    const aimed = new Set((await this.targets.read(tx, id)).map(partOf));
    const { declared } = await this.brought.read(tx, id);
    const said = new Set(declared.map((one) => partOf({ ...one, requirement: null })));
    return {
      targets: plan.targets.filter((one) => !aimed.has(partOf(one))),
      declared: plan.declared.filter((one) => !said.has(partOf({ ...one, requirement: null }))),
    };
  }

  /** Targets as an import sets them, with what undoes them. */
  aim(
    tx: PersonTransaction,
    assessmentId: AssessmentId,
    { targets }: Pick<Additions, 'targets'>,
  ): Promise<readonly { readonly id: string; readonly level: number }[]> {
    return this.targets.add(tx, assessmentId, targets);
  }

  private async proofOf(
    context: TenantContext,
    { assessment, plan, standing }: PlannedMerge,
  ): Promise<Pick<Additions, 'evidence' | 'plans'>> {
    const responses = new Map(standing.map((answer) => [placeKey(answer), answer.id]));
    const there = await this.evidence.of(context, assessment.id);
    const plans = await this.plansOf(context, assessment.id);
    const isMissing = (one: PlannedEvidence, place: PlannedPlace): boolean => {
      const response = responses.get(placeKey(place));
      return response !== undefined && !proves(there, one, response);
    };
    return {
      evidence: plan.evidence.flatMap((one) => {
        const places = one.places.filter((place) => isMissing(one, place));
        const isThere = there.some((item) => isSameEvidence(item, one));
        return places.length > 0 || !isThere ? [{ ...one, places }] : [];
      }),
      plans: plan.plans.filter((one) => !isPlanned(plans, one, responses.get(placeKey(one)) ?? null)),
    };
  }

  private plansOf(context: TenantContext, assessmentId: AssessmentId): Promise<PlanView[]> {
    return collected(
      allPages((page) =>
        this.plans.list(context, { ...page, assessmentId, standing: 'active', sort: 'changed', order: 'asc' }),
      ),
    );
  }
}

const isSameEvidence = ({ title, current }: EvidenceView, { title: given, content }: PlannedEvidence): boolean => {
  if (title !== given || current.kind !== content.kind) return false;
  return content.kind === 'link'
    ? current.url === content.url
    : content.kind === 'statement' && current.statement === content.statement;
};

const proves = (there: readonly EvidenceView[], planned: PlannedEvidence, response: string): boolean =>
  there.some((item) => isSameEvidence(item, planned) && item.links.some(({ responseId }) => responseId === response));

/** @param response the answer that it is for; null for a whole category */
const isPlanned = (plans: readonly PlanView[], planned: PlannedPlan, response: string | null): boolean =>
  plans.some(({ title, responseId, category }) => {
    const isThere = response === null ? isSameCategory(category, planned) : responseId === response;
    return isThere && title === planned.title;
  });
const isSameCategory = (one: PlanView['category'], other: PlannedPlan): boolean =>
  one?.module === other.module && one.category === other.category;
