import { type AccountId, type CreateSample, type MembershipView } from '@certitude/contracts';
import { RateLimits } from '@certitude/server/identity';
import { Founding, Organizations } from '@certitude/server/organizations';
import { Inject, Injectable } from '@nestjs/common';
import { DemoCasting } from './demo-cast';
import { DemoFilling } from './demo-filling';
import { DEMO_ORGANIZATION } from './organization';

/** Sample organizations for whoever asks for one, with what the demo organization has in it. */
@Injectable()
export class Samples {
  /** Those that are being made here: whoever asks meanwhile is answered once theirs is whole. */
  readonly #underWay = new Map<AccountId, Promise<MembershipView>>();

  constructor(
    @Inject(Founding) private readonly founding: Founding,
    @Inject(Organizations) private readonly organizations: Organizations,
    @Inject(DemoCasting) private readonly casting: DemoCasting,
    @Inject(DemoFilling) private readonly filling: DemoFilling,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  /**
   * Makes a sample that the person owns, or gives the one they have; what could not be filled is taken back. Other people
   * in it are figures.
   * @throws AppError `account.too-many-organizations`, `request.rate-limited`
   */
  create(owner: AccountId, input: CreateSample, requestId: string): Promise<MembershipView> {
    const known = this.#underWay.get(owner);
    if (known) return known;
    const made = this.make(owner, input, requestId).finally(() => this.#underWay.delete(owner));
    this.#underWay.set(owner, made);
    return made;
  }

  private async make(owner: AccountId, input: CreateSample, requestId: string): Promise<MembershipView> {
    await this.limits.sample(owner);
    const wanted = { ...input, profile: DEMO_ORGANIZATION };
    const { membership, isNew } = await this.founding.requestSample(owner, wanted, requestId);
    if (isNew) await this.fill(owner, membership, requestId);
    return membership;
  }

  private async fill(owner: AccountId, { organizationId, role }: MembershipView, requestId: string): Promise<void> {
    try {
      await this.filling.fill(await this.casting.around(owner, organizationId));
    } catch (error) {
      await this.organizations.removeSample({ organizationId, actor: { id: owner, role }, requestId });
      throw error;
    }
  }
}
