import {
  type ActionPlanId,
  type AssessmentId,
  type EvidenceId,
  type ReminderId,
  type ResponseId,
} from '@certitude/contracts';
import { type Facts, type Source, type SourceType } from '@certitude/contracts/notices';
import { NoticedResponses } from '@certitude/server/answering';
import { NoticedAssessments } from '@certitude/server/assessments';
import { type TenantTransaction } from '@certitude/server/core';
import { NoticedEvidence } from '@certitude/server/evidence';
import { NoticedPlans } from '@certitude/server/improvement';
import { Inject, Injectable } from '@nestjs/common';

type Load = (tx: TenantTransaction, ids: readonly string[]) => Promise<readonly Facts[]>;

/** Asks the owners what notices are about, each once for all of its things. */
@Injectable()
export class NoticeFacts {
  private readonly loads: Readonly<Record<SourceType, Load>>;

  constructor(
    @Inject(NoticedPlans) plans: NoticedPlans,
    @Inject(NoticedResponses) responses: NoticedResponses,
    @Inject(NoticedAssessments) assessments: NoticedAssessments,
    @Inject(NoticedEvidence) evidence: NoticedEvidence,
  ) {
    this.loads = {
      plan: (tx, ids) => plans.plansOf(tx, ids as ActionPlanId[]),
      reminder: (tx, ids) => plans.remindersOf(tx, ids as ReminderId[]),
      response: (tx, ids) => responses.of(tx, ids as ResponseId[]),
      assessment: (tx, ids) => assessments.assessmentsOf(tx, ids as AssessmentId[]),
      evidence: (tx, ids) => evidence.of(tx, ids as EvidenceId[]),
    };
  }

  /** Of what is there; what is gone has none. */
  async of(tx: TenantTransaction, sources: readonly Source[]): Promise<Facts[]> {
    const facts: Facts[] = [];
    for (const [type, some] of Map.groupBy(sources, (source) => source.type))
      facts.push(...(await this.loads[type](tx, [...new Set(some.map(({ id }) => id))])));
    return facts;
  }
}
