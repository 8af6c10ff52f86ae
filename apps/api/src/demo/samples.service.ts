import { type AccountId, type CreateSample, type MembershipView } from '@certitude/contracts';
import { RateLimits } from '@certitude/server/identity';
import { Founding, SampleFilling } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { DemoCasting } from './demo-cast';
import { DemoFilling } from './demo-filling';
import { DEMO_ORGANIZATION } from './organization';

/** Sample organizations for whoever asks for one, with what the demo organization has in it. */
@Injectable()
export class Samples {
  constructor(
    @Inject(Founding) private readonly founding: Founding,
    @Inject(SampleFilling) private readonly samples: SampleFilling,
    @Inject(DemoCasting) private readonly casting: DemoCasting,
    @Inject(DemoFilling) private readonly filling: DemoFilling,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  /**
   * Makes a sample that the person owns, or gives the one they have, once it is whole, whichever node fills it; what could
   * not be filled is taken back. Other people in it are figures.
   * @throws AppError `account.too-many-organizations`, `request.rate-limited`
   */
  async create(owner: AccountId, input: CreateSample, requestId: string): Promise<MembershipView> {
    for (;;) {
      const finished = await this.samples.finished(owner, requestId);
      if (finished) return finished;
      await this.limits.sample(owner);
      const wanted = { ...input, profile: DEMO_ORGANIZATION };
      const { membership, isNew } = await this.founding.requestSample(owner, wanted, requestId);
      // Otherwise somebody else was first, maybe on another node.
      if (!isNew) continue;
      await this.fill(owner, membership, requestId);
      return membership;
    }
  }

  private fill(owner: AccountId, { organizationId, role }: MembershipView, requestId: string): Promise<void> {
    const context = { organizationId, actor: { id: owner, role }, requestId };
    return this.samples.fill(context, async () => this.filling.fill(await this.casting.around(owner, organizationId)));
  }
}
