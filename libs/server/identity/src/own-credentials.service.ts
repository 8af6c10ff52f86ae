import { type AccountView, type ChangeEmail, type ChangePassword, type Done } from '@certitude/contracts';
import { AppError, found, requireThat, type SignedInSession } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository, type Credentials } from './account.repository';
import { Addresses } from './addresses.service';
import { AccountSessions } from './account-sessions.service';
import { type Browser } from './browser';
import { evenly } from './even-time';
import { KnownDevices } from './known-devices';
import { Passwords } from './passwords';
import { RateLimits } from './rate-limits';

/** Milliseconds. What a change of the address does differs by a few, whether or not the new one is taken. */
const STEP = 250;

/** Who changes it: a session, the password typed once more, and the browser that it came from. */
interface Asking {
  readonly session: SignedInSession;
  readonly browser: Browser;
}

/** What people sign in with, changed by themselves: always with the password, tried as often as at signing in. */
@Injectable()
export class OwnCredentials {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(AccountSessions) private readonly sessions: AccountSessions,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(Addresses) private readonly addresses: Addresses,
  ) {}

  /**
   * Where mail leaves the instance, the address changes once a link that was sent to it is followed. Elsewhere at once;
   * addresses of others are tried as often as by signing up, and not told by the time it takes.
   * @returns the account, and the cookie by which this browser is known with its address
   * @throws AppError `account.wrong-password`, `account.email-taken`, `request.rate-limited`
   */
  async changeEmail(
    asking: Asking,
    { email, password }: ChangeEmail,
  ): Promise<{ view: AccountView; cookies: string[] }> {
    const { id, email: before } = await this.confirmed(asking, password);
    await this.limits.signUp(email, asking.browser.network);
    if (this.addresses.areConfirmed) {
      await this.limits.letter(email, asking.browser.network);
      await this.addresses.askChange(id, { from: before, to: email });
      return { view: found(await this.accounts.find(id)), cookies: [] };
    }
    const isSet = await evenly(STEP, () => this.accounts.setEmail(id, email));
    requireThat(isSet, 'account.email-taken', 'Use another address, or sign in to that account.');
    return { view: found(await this.accounts.find(id)), cookies: [this.devices.cookieFor(email)] };
  }

  /**
   * Every other session ends: whoever had the old password is out.
   * @throws AppError `account.wrong-password`, `request.rate-limited`
   */
  async changePassword(asking: Asking, { current, password }: ChangePassword): Promise<Done> {
    const credentials = await this.confirmed(asking, current);
    const hash = await this.passwords.hash(password);
    const ended = await this.accounts.setPassword(credentials, hash, asking.session.sessionHash);
    requireThat(ended !== undefined, 'account.wrong-password');
    this.sessions.announce(asking.session, ended);
    return { done: true };
  }

  private async confirmed(
    { session, browser }: Asking,
    password: string,
  ): Promise<Credentials & { readonly email: string }> {
    const account = found(await this.accounts.credentials(session.accountId));
    const { email } = account;
    const attempt = { email, network: browser.network, device: this.devices.idFor(email, browser.cookies) };
    await this.limits.signIn(attempt);
    if (!(await this.passwords.matches(account.passwordHash, password))) throw new AppError('account.wrong-password');
    await this.limits.signedIn(attempt);
    return account;
  }
}
