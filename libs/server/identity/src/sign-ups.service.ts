import { type AskSignUp, type SignUp } from '@certitude/contracts';
import { requireThat } from '@certitude/server/core';
import { Inject, Injectable, Optional } from '@nestjs/common';
import { Addresses } from './addresses.service';
import { type Browser } from './browser';
import { evenly } from './even-time';
import { type BegunSession, Identity } from './identity.service';
import { InstanceSettings } from './instance-settings.service';
import { InvitationLinks } from './invitation-links';
import { RateLimits } from './rate-limits';

/** Milliseconds. What signing up does differs by a few, whether or not the address is taken. */
const STEP = 250;

/** Making one's own account. */
@Injectable()
export class SignUps {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(InstanceSettings) private readonly settings: InstanceSettings,
    @Inject(Addresses) private readonly addresses: Addresses,
    @Optional() @Inject(InvitationLinks) private readonly invitations: InvitationLinks | null,
  ) {}

  /** Has a link for an account sent. @throws AppError `account.sign-up-closed`, `request.rate-limited` */
  async ask(input: AskSignUp, network: string): Promise<void> {
    requireThat(await this.mayJoin(input.invitation), 'account.sign-up-closed');
    await this.addresses.askSignUp(input, network);
  }

  /**
   * Makes an account and signs in. Where mail leaves the instance, who has the link makes it; elsewhere it takes as long for
   * an address that has one already.
   * @throws AppError `account.email-taken`, `account.sign-up-closed`, `account.address-not-confirmed`, `request.rate-limited`
   */
  async signUp(input: SignUp, browser: Browser): Promise<BegunSession> {
    await this.limits.signUp(input.email, browser.network);
    const confirmedAt = await this.addresses.confirmedAt(input, browser.network);
    // Who has a link was let in when they asked for it.
    requireThat(confirmedAt !== null || (await this.mayJoin(input.invitation)), 'account.sign-up-closed');
    return evenly(STEP, async () => {
      const account = { id: await this.identity.register(input, confirmedAt), email: input.email };
      if (confirmedAt) await this.addresses.dropSignUps(input.email);
      return this.identity.begin(account, browser);
    });
  }

  private async mayJoin(invitation: string | undefined): Promise<boolean> {
    if ((await this.settings.signUp()) === 'open') return true;
    return invitation !== undefined && (await this.invitations?.isOpen(invitation)) === true;
  }
}
