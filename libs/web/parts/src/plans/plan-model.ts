import {
  CreatePlan,
  FreeText,
  Name,
  Priority,
  type AccountId,
  type AssessmentId,
  type CategoryPlace,
  type EditPlan,
  type PlanView,
} from '@certitude/contracts';
import { type Saved } from '@certitude/web/core';
import * as z from 'zod';
import { type AnswerPlace } from '../answer-place';

/** A plan as a form holds it: controls have texts only, the empty one stands for nobody and never. */
export const PlanForm = z.object({
  title: Name,
  objectives: FreeText,
  targetLevel: z.string(),
  responsible: z.string(),
  dueOn: z.string(),
  priority: Priority,
});
export type PlanForm = z.input<typeof PlanForm>;

/** A form before anything is known. */
export const EMPTY_PLAN: PlanForm = {
  title: '',
  objectives: '',
  targetLevel: '',
  responsible: '',
  dueOn: '',
  priority: 'medium',
};

export const savedPlan = (plan: PlanView): Saved<PlanForm> => ({
  version: plan.version,
  values: {
    title: plan.title,
    objectives: plan.objectives,
    targetLevel: String(plan.targetLevel),
    responsible: plan.responsible ?? '',
    dueOn: plan.dueOn ?? '',
    priority: plan.priority,
  },
});

/** What is sent of the fields that were changed. */
export function planChanges({ targetLevel, responsible, dueOn, ...texts }: Partial<PlanForm>): EditPlan['changes'] {
  return {
    ...texts,
    ...(targetLevel === undefined ? {} : { targetLevel: Number(targetLevel) }),
    ...(responsible === undefined ? {} : { responsible: (responsible || null) as AccountId | null }),
    ...(dueOn === undefined ? {} : { dueOn: dueOn || null }),
  };
}

/** What a plan is for: an answer, or a whole category whose requirements are rated. */
export type PlannedPlace = AnswerPlace | WholeCategory;
export interface WholeCategory {
  readonly assessmentId: AssessmentId;
  readonly category: CategoryPlace;
}

/** One text for each place. */
export const placeName = (place: PlannedPlace): string =>
  'responseId' in place
    ? place.responseId
    : `${place.assessmentId} ${place.category.module}.${place.category.category}`;

/** What is sent of a whole form. */
export const newPlan = (id: string, place: PlannedPlace, form: PlanForm): CreatePlan =>
  CreatePlan.parse({ ...planChanges(form), ...place, id });

/** What a plan is made for, as far as it is known. */
export interface PlannedAnswer {
  readonly place: PlannedPlace;
  readonly title: string;
  readonly level: number;
  /** Levels of its category, with their names. */
  readonly levels: readonly { readonly number: number; readonly name: string }[];
  /** What the assessment aims at; null when it does not say. */
  readonly aim: number | null;
  readonly owner: AccountId | null;
}

const HIGHEST = 5;

export const suggestedTitle = (title: string, level: string): string =>
  `Raise “${title}” to level ${level}`.slice(0, 200);

/** A plan for an answer, before anybody typed: to the next level, or as far as the assessment aims; for its owner. */
export function planFor({ title, level, aim, owner }: PlannedAnswer, me: AccountId | null): PlanForm {
  const targetLevel = String(Math.min(HIGHEST, Math.max(aim ?? 0, level + 1)));
  return { ...EMPTY_PLAN, title: suggestedTitle(title, targetLevel), targetLevel, responsible: owner ?? me ?? '' };
}
