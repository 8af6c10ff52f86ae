import { setTimeout } from 'node:timers/promises';
import { type AccountId, type MembershipView } from '@certitude/contracts';
import { type TenantContext, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type Filling, OrganizationRepository } from './organization.repository';
import { Organizations } from './organizations.service';
import { firstContext, ownerContext } from './owner-context';

/** How often whoever fills a sample says that they go on, and how often those who wait look. Milliseconds. */
const GOES_ON_EVERY = 5_000;
const LOOKS_EVERY = 250;

/**
 * Samples that are being filled. Said in the database, so that every node knows of it, and for a while only: what a process
 * began that is there no more is given up, and taken back by whoever asks next.
 */
@Injectable()
export class SampleFilling {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(OrganizationRepository) private readonly repository: OrganizationRepository,
    @Inject(Organizations) private readonly organizations: Organizations,
  ) {}

  /** Fills a sample that was just made, and says when it is whole; what could not be filled is taken back. */
  async fill(context: TenantContext, work: () => Promise<void>): Promise<void> {
    // The mark outlasts several that fail.
    const goingOn = setInterval(() => void this.say(context, 'under-way').catch(() => undefined), GOES_ON_EVERY);
    try {
      await work();
      await this.say(context, 'whole');
    } catch (error) {
      await this.takeBack(context);
      throw error;
    } finally {
      clearInterval(goingOn);
    }
  }

  /** The sample that somebody owns, once it is whole; null where they have none, or one that was given up. */
  async finished(owner: AccountId, requestId: string): Promise<MembershipView | null> {
    for (;;) {
      const sample = await this.db.transaction(firstContext(owner, requestId), (tx) =>
        this.repository.ownedSample(tx, owner),
      );
      if (!sample) return null;
      const context = ownerContext(owner, sample.organizationId, requestId);
      const filling = await this.db.transaction(context, (tx) => this.repository.filling(tx));
      if (filling === 'whole') return { ...sample, role: 'owner', sample: true, suspended: false };
      if (filling === 'given-up') await this.takeBack(context);
      else await setTimeout(LOOKS_EVERY);
    }
  }

  private say(context: TenantContext, filling: Exclude<Filling, 'given-up'>): Promise<void> {
    return this.db.transaction(context, (tx) => this.repository.setFilling(tx, filling));
  }

  /** Somebody else may have done so meanwhile. */
  private async takeBack(context: TenantContext): Promise<void> {
    await this.organizations.removeSample(context).catch(() => undefined);
  }
}
