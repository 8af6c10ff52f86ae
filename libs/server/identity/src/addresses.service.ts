import { type AccountId, type AskSignUp, type SignUp } from '@certitude/contracts';
import { AppError, Clock, found, requireThat, TenantDatabase } from '@certitude/server/core';
import { AccountMail } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from './account.repository';
import { AddressLinkRepository } from './address-link.repository';
import { evenly } from './even-time';
import { hashOfToken } from './link-token';
import { RateLimits } from './rate-limits';

/** Milliseconds. What asking for a link does differs by a few, whether or not an account has the address. */
const STEP = 250;

/** Whose an address is: who follows a link that was sent there. What is answered never says who has an account. */
@Injectable()
export class Addresses {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(AddressLinkRepository) private readonly links: AddressLinkRepository,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** Has a link for a new account sent, or word that there is one already. @throws AppError `request.rate-limited` */
  async askSignUp({ email }: AskSignUp, network: string): Promise<void> {
    await this.limits.letter(email, network);
    await evenly(STEP, async () => {
      const known = await this.accounts.credentialsOf(email);
      const kind = known ? 'sign-up-known' : 'sign-up';
      const to = { accountId: known?.id ?? null, address: email };
      await this.db.globalTransaction((tx) => this.mail.ask(tx, { kind, to, parameters: {} }));
    });
  }

  /** For which address a link makes an account. @throws AppError `account.link-not-usable`, `request.rate-limited` */
  async signUpAddress(token: string, network: string): Promise<string> {
    await this.limits.invitation(network);
    const email = await this.links.signUpAddress(hashOfToken(token), this.clock.now());
    requireThat(email !== undefined, 'account.link-not-usable');
    await this.limits.invitationFound(network);
    return email;
  }

  /**
   * When the address of somebody who makes an account was shown to be theirs; null where no mail leaves, so that nobody can.
   * @throws AppError `account.address-not-confirmed`, `account.link-not-usable`, `request.rate-limited`
   */
  async confirmedAt({ email, confirmation }: SignUp, network: string): Promise<Date | null> {
    if (confirmation === undefined) {
      requireThat(!this.mail.leaves, 'account.address-not-confirmed');
      return null;
    }
    requireThat((await this.signUpAddress(confirmation, network)) === email, 'account.address-not-confirmed');
    return this.clock.now();
  }

  /** An account with the address was made: links for another one work no more. */
  async dropSignUps(email: string): Promise<void> {
    await this.links.dropSignUps(email);
  }

  /** Has a link sent that confirms the address of an account. @throws AppError `request.rate-limited` */
  async askConfirmation(accountId: AccountId, network: string): Promise<void> {
    const { email } = found(await this.accounts.credentials(accountId));
    await this.limits.letter(email, network);
    const to = { accountId, address: email };
    await this.db.globalTransaction((tx) => this.mail.ask(tx, { kind: 'address-confirmation', to, parameters: {} }));
  }

  /** Whether a new address is confirmed by a link before it counts. */
  get areConfirmed(): boolean {
    return this.mail.leaves;
  }

  /** Has a link sent to a new address; the one before hears of it. Takes as long for one that somebody has. */
  async askChange(accountId: AccountId, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
    await evenly(STEP, async () => {
      const taken = await this.accounts.credentialsOf(to);
      await this.db.globalTransaction(async (tx) => {
        await this.mail.ask(tx, {
          kind: taken ? 'address-change-taken' : 'address-change',
          to: { accountId: taken?.id ?? accountId, address: to },
          parameters: {},
        });
        await this.mail.ask(tx, {
          kind: 'address-change-asked',
          to: { accountId, address: from },
          parameters: { email: to },
        });
      });
    });
  }

  /**
   * Confirms an address, or makes it the account's in place of the one before; both hear of that.
   * @returns the address
   * @throws AppError `account.link-not-usable`, `account.email-taken`, `request.rate-limited`
   */
  async confirm(token: string, network: string): Promise<string> {
    await this.limits.invitation(network);
    const now = this.clock.now();
    const email = await this.db.globalTransaction(async (tx) => {
      const shown = await this.links.use(tx, hashOfToken(token), now);
      if (!shown?.accountId) throw new AppError('account.link-not-usable');
      const { accountId } = shown;
      const before = await this.accounts.takeAddress(tx, { ...shown, accountId, now });
      requireThat(before !== undefined, 'account.link-not-usable');
      for (const address of new Set(before === shown.email ? [] : [before, shown.email]))
        await this.mail.ask(tx, {
          kind: 'address-changed',
          to: { accountId, address },
          parameters: { email: shown.email },
        });
      return shown.email;
    });
    await this.limits.invitationFound(network);
    return email;
  }
}
