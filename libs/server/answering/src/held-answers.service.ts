import {
  type AccountId,
  type AssessmentId,
  AWAITING_REVIEW,
  type ResponseId,
  type ResponseStatus,
  type StreamState,
} from '@certitude/contracts';
import { Events, type PersonTransaction, requireThat, type TenantTransaction } from '@certitude/server/core';
import { type HandingOver, WorkKeepers } from '@certitude/server/organizations';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { v4 } from 'uuid';
import { AssessmentAnswers } from './answers.service';

type Part = 'owner' | 'reviewer';
interface HeldAnswer {
  readonly id: ResponseId;
  readonly assessmentId: AssessmentId;
  readonly status: ResponseStatus;
}

const OPEN = 'open' satisfies StreamState;
const ACCEPTED = 'accepted' satisfies ResponseStatus;
/** What is accepted needs no reviewer any more. `$1` is the person; `$2` and `$3` are the states above. */
const HELD: Readonly<Record<Part, string>> = {
  owner: 'r.owner_id = $1 and $3::text is not null',
  reviewer: 'r.reviewer_id = $1 and r.status <> $3',
};
const from = (part: Part): string => `from response r
  join assessment_stream s on s.organization_id = r.organization_id and s.assessment_id = r.assessment_id
  where ${HELD[part]} and s.state = $2`;

/** Answers of open assessments as work that people hold: who owns them, and who reviews them. */
@Injectable()
export class HeldAnswers implements OnModuleInit {
  constructor(
    @Inject(WorkKeepers) private readonly keepers: WorkKeepers,
    @Inject(AssessmentAnswers) private readonly answers: AssessmentAnswers,
    @Inject(Events) private readonly events: Events,
  ) {}

  onModuleInit(): void {
    this.keepers.add({ kind: 'answer', ...this.keeping('owner') });
    this.keepers.add({ kind: 'review', ...this.keeping('reviewer') });
  }

  private keeping(part: Part) {
    return {
      count: (tx: TenantTransaction, holder: AccountId) => countOf(tx, part, holder),
      handOver: (tx: PersonTransaction, way: HandingOver) => this.handOver(tx, part, way),
    };
  }

  /** As ordinary edits of the person who hands over, one step of the stream for each assessment. */
  private async handOver(tx: PersonTransaction, part: Part, { from: holder, to }: HandingOver): Promise<ResponseId[]> {
    const handed = Map.groupBy(await lockedOf(tx, part, holder), ({ assessmentId }) => assessmentId);
    for (const [assessmentId, held] of handed) {
      const edits = held.map(({ id: response }) => ({ response, field: part, value: to }));
      const refused = await this.answers.submitIn(tx, assessmentId, { edits, client: v4() });
      requireThat(refused.length === 0, 'conflict');
      if (part === 'reviewer') await this.ask(tx, held, to);
    }
    return [...handed.values()].flat().map(({ id }) => id);
  }

  /** Whoever becomes the owner hears of it from the stream; a reviewer, of what waits for them. */
  private async ask(tx: PersonTransaction, held: readonly HeldAnswer[], asked: AccountId): Promise<void> {
    const by = tx.context.actor.id;
    for (const { id, assessmentId } of held.filter(({ status }) => status === AWAITING_REVIEW))
      await this.events.publish(tx, 'review.asked', { kind: 'response', id, assessmentId, by, asked });
  }
}

async function countOf(tx: TenantTransaction, part: Part, holder: AccountId): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select count(*)::int as count ${from(part)}`, [
    holder,
    OPEN,
    ACCEPTED,
  ]);
  return row?.count ?? 0;
}

/** Streams first, in one order: nobody edits what is handed over until the transaction ends. */
async function lockedOf(tx: TenantTransaction, part: Part, holder: AccountId): Promise<HeldAnswer[]> {
  const parameters = [holder, OPEN, ACCEPTED];
  await tx.query(
    `select from assessment_stream l where l.assessment_id in (select r.assessment_id ${from(part)})
     order by l.assessment_id for no key update`,
    parameters,
  );
  return tx.query<HeldAnswer>(
    `select r.id, r.assessment_id as "assessmentId", r.status ${from(part)} order by r.assessment_id, r.position`,
    parameters,
  );
}
