import { type EvidenceDecision, type EvidenceId, type EvidenceView } from '@certitude/contracts';
import { Surroundings } from '@certitude/server/assessments';
import {
  Clock,
  Events,
  requireThat,
  type TenantContext,
  TenantDatabase,
  type TenantTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { EvidenceReader, type LoadedEvidence } from './evidence-reader';
import { mayReview } from './evidence.policy';
import { EvidenceRepository } from './evidence.repository';

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

  /** @throws AppError `not-found`, `evidence.already-submitted` */
  async submit(context: TenantContext, id: EvidenceId): Promise<EvidenceView> {
    const loaded = await this.db.transaction(context, async (tx) => {
      const current = await this.evidence.lockCurrent(tx, id);
      requireThat(current.state === 'draft', 'evidence.already-submitted');
      requireThat(!current.isWithdrawn, 'file.withdrawn');
      await this.evidence.submit(tx, current.id, context.actor.id, this.clock.now());
      await this.tell(tx, id);
      return this.reader.one(tx, context, id);
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
      // Nobody decides on what is not open to them.
      await this.reader.one(tx, context, id);
      const current = await this.evidence.lockCurrent(tx, id);
      requireThat(current.state === 'submitted', 'evidence.not-submitted');
      requireThat(mayReview(context.actor, current), 'review.own-work');
      requireThat(input.hash === current.hash, 'review.outdated');
      // Rejecting stays possible; nobody accepts what cannot be looked at any more.
      requireThat(decision === 'rejected' || !current.isWithdrawn, 'file.withdrawn');
      await this.evidence.setState(tx, current.id, decision);
      await this.evidence.insertReview(tx, current, { decision, comment, reviewer: by }, this.clock.now());
      await this.events.publish(tx, 'evidence.reviewed', { evidenceId: id, by, decision, author: current.createdBy });
      await this.tell(tx, id);
      return this.reader.one(tx, context, id);
    });
  }

  private async tell(tx: TenantTransaction, id: EvidenceId): Promise<void> {
    for (const response of await this.evidence.openLinks(tx, id)) this.surroundings.changed(tx, response);
  }
}
