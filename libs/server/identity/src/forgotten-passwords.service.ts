import { TenantDatabase } from '@certitude/server/core';
import { AccountMail } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from './account.repository';
import { evenly } from './even-time';
import { RateLimits } from './rate-limits';

/** Milliseconds. What asking for a link does differs by a few, whether or not somebody has the address. */
const STEP = 250;

/** Links for people who forgot their password, asked for by whoever says that they did. */
@Injectable()
export class ForgottenPasswords {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(RateLimits) private readonly limits: RateLimits,
  ) {}

  /**
   * Has a link sent to whoever has the address. What is answered, and when, says nothing about whether somebody has.
   * @throws AppError `request.rate-limited`
   */
  async ask(email: string, network: string): Promise<void> {
    await this.limits.letter(email, network);
    await evenly(STEP, async () => {
      const account = await this.accounts.credentialsOf(email);
      if (!account) return;
      const to = { accountId: account.id, address: email };
      await this.db.globalTransaction((tx) => this.mail.ask(tx, { kind: 'password-forgotten', to, parameters: {} }));
    });
  }
}
