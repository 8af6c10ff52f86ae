import { type AssessmentId, type AssessmentVersionId, type AssessmentVersionView } from '@certitude/contracts';
import { ALL_STORED } from '@certitude/server/answering';
import {
  Clock,
  found,
  newId,
  requireThat,
  TenantDatabase,
  type TenantContext,
  type PersonTransaction,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AssessmentStates } from './assessment-states';
import { FrozenContents } from './frozen-contents';
import { Readiness } from './readiness.service';
import { versionHash } from './version-hash';
import { VersionRepository } from './version.repository';

/**
 * Freezes an assessment as a hashed version, and opens it again as a new revision. Freezing is a step of its own, before
 * anything slow: nobody can edit from then on. It always ends: when finalizing fails, the assessment is open again, and
 * when the process dies before that, a sweep opens it.
 */
@Injectable()
export class Finalization {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AssessmentStates) private readonly states: AssessmentStates,
    @Inject(Readiness) private readonly readiness: Readiness,
    @Inject(FrozenContents) private readonly contents: FrozenContents,
    @Inject(VersionRepository) private readonly versions: VersionRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * @throws AppError `not-found`; `assessment.frozen` when it is finalized already; `assessment.nothing-answered`; `assessment.demands-unmet`; `note.quarantined`, which names the
   * texts that have to be repaired first
   */
  async finalize(context: TenantContext, id: AssessmentId): Promise<AssessmentVersionView> {
    await this.db.transaction(context, (tx) => this.states.freeze(tx, id));
    try {
      await this.readiness.prepare(context, id);
      return await this.db.transaction(context, (tx) => this.writeVersion(tx, id));
    } catch (error) {
      await this.db.transaction(context, (tx) => this.states.thaw(tx, id));
      throw error;
    }
  }

  /** Also gives up a finalization that was begun and not completed. @throws AppError `not-found`, `assessment.not-final` */
  async reopen(context: TenantContext, id: AssessmentId): Promise<void> {
    await this.db.transaction(context, (tx) => this.states.reopen(tx, id));
  }

  private async writeVersion(tx: PersonTransaction, id: AssessmentId): Promise<AssessmentVersionView> {
    const stream = await this.states.lock(tx, id);
    await this.contents.requireWhole(tx, id);
    const content = await this.contents.read(tx, id, ALL_STORED);
    const { revision } = content.assessment;
    if (stream.state === 'final') return found(await this.versions.ofRevision(tx, id, revision));
    await this.readiness.require(tx, content);
    // Reopened by somebody while the notes were being projected.
    requireThat(stream.state === 'freezing', 'conflict');
    const finalizedAt = this.clock.now();
    const version = { id: newId<AssessmentVersionId>(), content, sha256: versionHash(content), finalizedAt };
    await this.versions.insert(tx, { ...version, finalizedBy: tx.context.actor.id });
    await this.states.finalize(tx, stream, finalizedAt);
    return found(await this.versions.ofRevision(tx, id, revision));
  }
}
