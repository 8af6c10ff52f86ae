import { type AssessmentId, type EvidenceView, type PlanView } from '@certitude/contracts';
import { type MergeStrategy } from '@certitude/contracts/exchange';
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
  type PlannedTarget,
  placeKey,
} from '../mapping/import-plan';
import { partOf } from '../mapping/plan-targets';
import { allPages, collected } from '../../exports/all-pages';
import { type PlannedMerge } from './merge-reader';
import { type MovedTarget } from './recorded-merge';

export interface Additions extends Pick<ImportPlan, 'evidence' | 'plans' | 'targets' | 'declared'> {
  /** Targets that are there, and become others. */
  readonly moved: readonly MovedTarget[];
}

/**
 * What a source brings besides answers, as far as nothing of it is there: nobody's plan is overruled, and a target only when
 * what is imported wins. When a target was set, nobody knows: the newest of two is the one that is here.
 */
@Injectable()
export class MergeAdditions {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentEvidence) private readonly evidence: AssessmentEvidence,
    @Inject(PlanViews) private readonly plans: PlanViews,
    @Inject(AssessmentTargets) private readonly targets: AssessmentTargets,
    @Inject(BroughtAnswers) private readonly brought: BroughtAnswers,
  ) {}

  async of(context: TenantContext, planned: PlannedMerge, strategy: MergeStrategy): Promise<Additions> {
    const levels = await this.db.transaction(context, (tx) => this.levelsOf(tx, planned, strategy));
    return { ...(await this.proofOf(context, planned)), ...levels };
  }

  /** Targets and declared levels; asked again under the stream's lock, nobody adds others meanwhile. */
  async levelsOf(
    tx: TenantTransaction,
    { assessment: { id }, plan }: Pick<PlannedMerge, 'assessment' | 'plan'>,
    strategy: MergeStrategy,
  ): Promise<Pick<Additions, 'targets' | 'declared' | 'moved'>> {
    const aimed = new Map((await this.targets.read(tx, id)).map((one) => [partOf(one), one.level]));
    const { declared } = await this.brought.read(tx, id);
    const said = new Set(declared.map((one) => partOf({ ...one, requirement: null })));
    return {
      targets: plan.targets.filter((one) => !aimed.has(partOf(one))),
      moved: strategy === 'imported-wins' ? movedTargets(plan.targets, aimed) : [],
      declared: plan.declared.filter((one) => !said.has(partOf({ ...one, requirement: null }))),
    };
  }

  /** Targets as an import sets them, with what undoes them. */
  async aim(
    tx: PersonTransaction,
    assessmentId: AssessmentId,
    { targets, moved }: Pick<Additions, 'targets' | 'moved'>,
  ): Promise<readonly { readonly id: string; readonly level: number }[]> {
    for (const { before, ...target } of moved) {
      await this.targets.change(tx, assessmentId, { ...target, from: before });
    }
    return this.targets.add(tx, assessmentId, targets);
  }

  /** Sets targets back that a merge has made others, and nobody has changed since. */
  async aimBack(tx: PersonTransaction, assessmentId: AssessmentId, moved: readonly MovedTarget[]): Promise<void> {
    const changed = new Set(await this.changedSince(tx, assessmentId, moved));
    for (const { before, level, ...place } of moved.filter((one) => !changed.has(one))) {
      await this.targets.change(tx, assessmentId, { ...place, from: level, level: before });
    }
  }

  /** Those of them that somebody has set again, or taken away. */
  async changedSince(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    moved: readonly MovedTarget[],
  ): Promise<MovedTarget[]> {
    if (moved.length === 0) return [];
    const now = new Map((await this.targets.read(tx, assessmentId)).map((one) => [partOf(one), one.level]));
    return moved.filter((one) => now.get(partOf(one)) !== one.level);
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

function movedTargets(planned: readonly PlannedTarget[], aimed: ReadonlyMap<string, number>): MovedTarget[] {
  return planned.flatMap((one) => {
    const before = aimed.get(partOf(one));
    return before === undefined || before === one.level ? [] : [{ ...one, before }];
  });
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
