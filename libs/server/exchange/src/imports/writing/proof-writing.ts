import { type ActionPlanId, type EvidenceId } from '@certitude/contracts';
import { type PersonTransaction } from '@certitude/server/core';
import { Evidence } from '@certitude/server/evidence';
import { Plans, PlanTasks } from '@certitude/server/improvement';
import { Inject, Injectable } from '@nestjs/common';
import { type MadeByImport } from '../made-by-import';
import { type ImportPlan, placeKey } from '../mapping/import-plan';
import { responseAt, type WrittenImport } from './written-import';

interface WhatProves extends Pick<ImportPlan, 'evidence' | 'plans'> {
  /** Told before each piece what it is. */
  readonly next: (step: string) => Promise<void>;
}

/** Evidence and action plans of an import. */
@Injectable()
export class ProofWriting {
  constructor(
    @Inject(Evidence) private readonly evidence: Evidence,
    @Inject(Plans) private readonly plans: Plans,
    @Inject(PlanTasks) private readonly tasks: PlanTasks,
  ) {}

  async write(
    tx: PersonTransaction,
    written: WrittenImport,
    plan: WhatProves,
  ): Promise<Pick<MadeByImport, 'evidence' | 'plans' | 'tasks'>> {
    const { assessmentId } = written;
    const { next } = plan;
    const evidence: EvidenceId[] = [];
    for (const { places, ...proof } of plan.evidence) {
      await next('Evidence');
      const responses = places.map((place) => ({ assessmentId, responseId: responseAt(written, place) }));
      evidence.push(await this.evidence.createIn(tx, { ...proof, responses }));
    }
    const plans: ActionPlanId[] = [];
    for (const { tasks, person, module, category, requirement, ...content } of plan.plans) {
      await next('Action plans');
      const responsible = person === null ? null : (written.people.get(person) ?? null);
      const name = person === null || responsible !== null ? '' : (written.names.get(person) ?? '');
      const responseId = written.responses.get(placeKey({ module, category, requirement })) ?? null;
      const given = {
        ...{ ...content, responsible, assessmentId, responseId },
        // Where requirements are rated, nothing answers for a whole category.
        category: responseId === null ? { module, category } : null,
      };
      const id = await this.plans.createIn(tx, given, name);
      for (const task of tasks) {
        await next('Action plans');
        await this.tasks.addIn(tx, id, { ...task, assignee: null, dueOn: null });
      }
      plans.push(id);
    }
    return { evidence, plans, tasks: plan.plans.reduce((sum, { tasks }) => sum + tasks.length, 0) };
  }
}
