import { type NewPassword } from '@certitude/contracts';
import { Bus, Clock, requireThat } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type Browser } from './browser';
import { type BegunSession, Identity } from './identity.service';
import { hashOfToken } from './link-token';
import { PasswordLinkRepository } from './password-link.repository';
import { Passwords } from './passwords';
import { RateLimits } from './rate-limits';

/** A new password by a link, once: sent to whoever forgot theirs, or made by the operator. */
@Injectable()
export class PasswordLinks {
  constructor(
    @Inject(PasswordLinkRepository) private readonly links: PasswordLinkRepository,
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Whose password the link sets. @throws AppError `account.password-link-not-usable`, `request.rate-limited` */
  async offer(token: string, network: string): Promise<{ email: string }> {
    await this.limits.invitation(network);
    const account = await this.links.find(hashOfToken(token), this.clock.now());
    requireThat(account !== undefined, 'account.password-link-not-usable');
    await this.limits.invitationFound(network);
    return { email: account.email };
  }

  /**
   * Sets the password, ends every session of the account and signs in: whoever had the old one is out.
   * @throws AppError `account.password-link-not-usable`, `request.rate-limited`
   */
  async use({ token, password }: NewPassword, browser: Browser): Promise<BegunSession> {
    await this.limits.invitation(browser.network);
    const used = await this.links.use(hashOfToken(token), await this.passwords.hash(password), this.clock.now());
    requireThat(used !== undefined, 'account.password-link-not-usable');
    for (const sessionHash of used.sessions)
      this.bus.publish({ topic: 'session-ended', accountId: used.account.id, sessionHash });
    return this.identity.begin(used.account, browser);
  }
}
