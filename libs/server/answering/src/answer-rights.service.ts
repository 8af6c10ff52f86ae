import {
  type AccountId,
  type AnswerOwnership,
  type AssessmentId,
  mayAnswer,
  type ResponseId,
  type StreamState,
} from '@certitude/contracts';
import { found, requireThat, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** Where an answer is. */
interface AnswerPlace {
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
}

/** The stream of an assessment that is worked on. */
const OPEN: StreamState = 'open';

const OWNERSHIP = `r.owner_id as "ownerId", exists (
  select from response_contributor c
  where c.organization_id = r.organization_id and c.response_id = r.id and c.account_id = $1) as invited`;

/** Whether somebody may answer a requirement, for whatever counts as answering it. */
@Injectable()
export class AnswerRights {
  /** @param rule what they want to do with the answer @throws AppError `not-found`, `access.forbidden` */
  async require(tx: PersonTransaction, place: AnswerPlace, rule: typeof mayAnswer = mayAnswer): Promise<void> {
    const { actor } = tx.context;
    const [ownership] = await tx.query<AnswerOwnership>(
      `select ${OWNERSHIP} from response r where r.assessment_id = $2 and r.id = $3`,
      [actor.id, place.assessmentId, place.responseId],
    );
    requireThat(rule(actor, found(ownership)), 'access.forbidden', 'It belongs to an answer that is not yours.');
  }

  /** What makes the answers that evidence proves, in assessments that are open, a person's own; by evidence. */
  async provenBy<E extends string>(
    tx: TenantTransaction,
    account: AccountId,
    evidence: readonly E[],
  ): Promise<ReadonlyMap<E, readonly AnswerOwnership[]>> {
    const rows = await tx.query<AnswerOwnership & { readonly evidence: E }>(
      `select l.evidence_id as evidence, ${OWNERSHIP}
       from evidence_link l
       join response r on r.organization_id = l.organization_id and r.id = l.response_id
       join assessment_stream s on s.organization_id = l.organization_id and s.assessment_id = l.assessment_id
       where l.evidence_id = any ($2::uuid[]) and s.state = $3`,
      [account, evidence, OPEN],
    );
    return Map.groupBy(rows, (row) => row.evidence);
  }
}
