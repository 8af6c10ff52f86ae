import { Clock, TenantDatabase } from '@certitude/server/core';
import { AccountMail, type Addressee } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { type Browser } from './browser';
import { deviceOf } from './device';

/** What people hear of sign-ins that may not have been theirs. */
@Injectable()
export class SignInNotices {
  constructor(
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(AccountMail) private readonly mail: AccountMail,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /** A browser that was not known signed in. */
  async newDevice(to: Addressee, { userAgent }: Browser): Promise<void> {
    const parameters = { device: deviceOf(userAgent), at: this.clock.now().toISOString() };
    await this.db.globalTransaction((tx) => this.mail.ask(tx, { kind: 'new-device', to, parameters }));
  }
}
