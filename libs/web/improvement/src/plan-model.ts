import { FreeText, Name, Priority, type AccountId, type EditPlan, type PlanView } from '@certitude/contracts';
import { type Saved } from '@certitude/web/core';
import * as z from 'zod';

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
