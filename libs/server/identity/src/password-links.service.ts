import { type NewPassword } from '@certitude/contracts';
import { Bus, Clock, requireThat, TenantDatabase } from '@certitude/server/core';
import { AccountMail, type Addressee } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { type Browser } from './browser';
import { AccountRepository } from './account.repository';
import { evenly } from './even-time';
import { type BegunSession, Identity } from './identity.service';
import { hashOfToken } from './link-token';
import { type LinkedAccount, PasswordLinkRepository } from './password-link.repository';
import { Passwords } from './passwords';
import { RateLimits } from './rate-limits';

/** Milliseconds. What asking for a link does differs by a few, whether or not somebody has the address. */
const STEP = 250;

/** A new password by a link, once: sent to whoever forgot theirs, or made by the operator. */
@Injectable()
export class PasswordLinks {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(PasswordLinkRepository) private readonly links: PasswordLinkRepository,
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(Identity) private readonly identity: Identity,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(Bus) private readonly bus: Bus,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Has a link sent to whoever has the address. What is answered, and when, says nothing about whether somebody has.
   * @throws AppError `request.rate-limited`
   */
  async ask(email: string, network: string): Promise<void> {
    await this.limits.forgottenPassword(email, network);
    await evenly(STEP, async () => {
      const account = await this.accounts.credentialsOf(email);
      if (!account) return;
      await this.db.globalTransaction((tx) =>
        this.mail.ask(tx, {
          kind: 'password-forgotten',
          to: addresseeOf({ id: account.id, email }),
          parameters: {},
        }),
      );
    });
  }

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
    const passwordHash = await this.passwords.hash(password);
    const used = await this.db.globalTransaction(async (tx) => {
      const link = await this.links.use(tx, { hash: hashOfToken(token), passwordHash, now: this.clock.now() });
      if (link) await this.mail.ask(tx, { kind: 'password-set', to: addresseeOf(link.account), parameters: {} });
      return link;
    });
    requireThat(used !== undefined, 'account.password-link-not-usable');
    for (const sessionHash of used.sessions)
      this.bus.publish({ topic: 'session-ended', accountId: used.account.id, sessionHash });
    return this.identity.begin(used.account, browser);
  }
}

const addresseeOf = ({ id, email }: LinkedAccount): Addressee => ({ accountId: id, address: email });
