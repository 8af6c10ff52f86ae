import {
  awaitsDecision,
  decisionObstacle,
  type DecisionObstacle,
  type ErrorCode,
  type EvidenceDecision,
  type EvidenceId,
  type EvidenceView,
  mayBeAccepted,
  submissionObstacle,
  type SubmitEvidence,
} from '@certitude/contracts';
import { Surroundings } from '@certitude/server/answering';
import {
  AppError,
  Clock,
  Events,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceReader, type LoadedEvidence } from './evidence-reader';
import { EvidenceRepository } from './evidence.repository';

const REFUSALS: Readonly<Record<DecisionObstacle, ErrorCode>> = {
  'not-waiting': 'evidence.not-submitted',
  role: 'access.forbidden',
  'own-work': 'review.own-work',
};

/** Submitting evidence for review, and deciding on it. A decision is bound to the revision's hash. */
@Injectable()
export class EvidenceReview {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(EvidenceRepository) private readonly evidence: EvidenceRepository,
    @Inject(EvidenceReader) private readonly reader: EvidenceReader,
    @Inject(Surroundings) private readonly surroundings: Surroundings,
    @Inject(Events) private readonly events: Events,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** @throws AppError `not-found`, `access.forbidden`, `evidence.already-submitted`, `file.withdrawn`, `evidence.ended` */
  async submit(context: TenantContext, id: EvidenceId, input: SubmitEvidence): Promise<EvidenceView> {
    const loaded = await this.db.transaction(context, async (tx) => {
      const current = await this.evidence.lockCurrent(tx, id);
      const { mayChange, ended } = await this.reader.judged(tx, id);
      requireThat(mayChange, 'access.forbidden');
      const obstacle = submissionObstacle({ ...current, ended }, input.ended);
      requireThat(obstacle !== 'submitted', 'evidence.already-submitted');
      requireThat(obstacle !== 'withdrawn', 'file.withdrawn');
      requireThat(obstacle !== 'ended', 'evidence.ended');
      await this.evidence.submit(tx, current.id, context.actor.id, this.clock.now());
      await this.tell(tx, id);
      return this.reader.one(tx, id);
    });
    return this.reader.presentOne(loaded);
  }

  /** @throws AppError `not-found`, `evidence.not-submitted`, `review.own-work`, `review.outdated`, `file.withdrawn` */
  async decide(context: TenantContext, id: EvidenceId, input: EvidenceDecision): Promise<EvidenceView> {
    return this.reader.presentOne(await this.record(context, id, input));
  }

  private record(context: TenantContext, id: EvidenceId, input: EvidenceDecision): Promise<LoadedEvidence> {
    const { decision, comment } = input;
    const by = context.actor.id;
    return this.db.transaction(context, async (tx) => {
      const current = await this.evidence.lockCurrent(tx, id);
      // Nobody decides on what is not open to them.
      const { tookPart } = await this.reader.judged(tx, id);
      const obstacle = decisionObstacle(context.actor, 'evidence', { waits: awaitsDecision(current.state), tookPart });
      if (obstacle) throw new AppError(REFUSALS[obstacle]);
      requireThat(input.hash === current.hash, 'review.outdated');
      requireThat(decision === 'rejected' || mayBeAccepted(current), 'file.withdrawn');
      // In this order: the database lets no state stand that nobody decided on.
      await this.evidence.insertReview(tx, current, { decision, comment, reviewer: by }, this.clock.now());
      await this.evidence.setState(tx, current.id, decision);
      await this.events.publish(tx, 'evidence.reviewed', { evidenceId: id, by, decision, author: current.createdBy });
      await this.tell(tx, id);
      return this.reader.one(tx, id);
    });
  }

  private async tell(tx: TenantTransaction, id: EvidenceId): Promise<void> {
    for (const response of await this.evidence.openLinks(tx, id)) this.surroundings.changed(tx, response);
  }
}
