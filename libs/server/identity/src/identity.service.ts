import { type AccountId, Email, type SessionView, type SignIn, type SignUp } from '@certitude/contracts';
import { AppError, found, type SignedInSession } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from './account.repository';
import { type Browser } from './browser';
import { CookieSessions } from './cookie-sessions';
import { deviceOf } from './device';
import { KnownDevices } from './known-devices';
import { Passwords } from './passwords';
import { RateLimits } from './rate-limits';
import { SignInNotices } from './sign-in-notices';

/** A session that just began: what the browser is told, and its cookies. */
export interface BegunSession {
  readonly view: SessionView;
  readonly cookies: readonly string[];
}

/** In the place of a hash: no password has it. */
const NO_PASSWORD = 'none';

/** Accounts and signing in. */
@Injectable()
export class Identity {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(CookieSessions) private readonly sessions: CookieSessions,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(KnownDevices) private readonly devices: KnownDevices,
    @Inject(SignInNotices) private readonly notices: SignInNotices,
  ) {}

  /**
   * Makes an account without signing in.
   * @param addressConfirmedAt when the address was shown to be the person's; null when nobody knows
   * @throws AppError `account.email-taken`
   */
  async register(input: SignUp, addressConfirmedAt: Date | null = null): Promise<AccountId> {
    const hash = await this.passwords.hash(input.password);
    const id = await this.accounts.insert(input, hash, addressConfirmedAt);
    if (!id) throw new AppError('account.email-taken');
    return id;
  }

  /**
   * The account of a figure in sample organizations, made where there is none: it stands for somebody whom nobody is.
   * Nobody signs in to it, since no password fits, and nobody has its address.
   * @throws Error for an address that somebody could have
   */
  async figure(input: Omit<SignUp, 'password'>): Promise<AccountId> {
    if (Email.safeParse(input.email).success) throw new Error(`Somebody could have the address ${input.email}.`);
    const made = await this.accounts.insert(input, NO_PASSWORD);
    return made ?? found(await this.accounts.credentialsOf(input.email)).id;
  }

  /**
   * The answer, and the time it takes, are the same for an unknown e-mail address and for a wrong password.
   * @throws AppError `session.wrong-credentials`, `request.rate-limited`
   */
  async signIn(input: SignIn, browser: Browser): Promise<BegunSession> {
    const { email } = input;
    const attempt = { email, network: browser.network, device: this.devices.idFor(email, browser.cookies) };
    await this.limits.signIn(attempt);
    const account = await this.accounts.credentialsOf(input.email);
    const isRight = await this.passwords.matches(account?.passwordHash, input.password);
    if (!account || !isRight) throw new AppError('session.wrong-credentials');
    await this.limits.signedIn(attempt);
    if (attempt.device === undefined) await this.notices.newDevice({ accountId: account.id, address: email }, browser);
    return this.begin({ id: account.id, email }, browser);
  }

  /** Who is signed in, and where they are a member. */
  async view(session: SignedInSession): Promise<SessionView> {
    return {
      account: found(await this.accounts.find(session.accountId)),
      memberships: await this.accounts.membershipsOf(session.accountId),
      csrfToken: this.sessions.csrfToken(session),
    };
  }

  /**
   * Begins a session for somebody who has shown who they are. The one that the browser had before ends: nobody else goes
   * on with it.
   */
  async begin(
    { id, email }: { readonly id: AccountId; readonly email: string },
    browser: Browser,
  ): Promise<BegunSession> {
    const earlier = await this.sessions.fromCookies(browser.cookies);
    if (earlier) await this.sessions.end(earlier);
    const { session, cookie } = await this.sessions.begin(id, deviceOf(browser.userAgent));
    return { view: await this.view(session), cookies: [cookie, this.devices.cookieFor(email)] };
  }
}
