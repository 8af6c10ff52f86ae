import { type AccountId, type SessionView, type SignIn, type SignUp } from '@certitude/contracts';
import { AppError, Clock, found, type SignedInSession } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { AccountRepository } from './account.repository';
import { CookieSessions } from './cookie-sessions';
import { Passwords } from './passwords';
import { RateLimits } from './rate-limits';

/** A session that just began: what the browser is told, and its cookie. */
export interface BegunSession {
  readonly view: SessionView;
  readonly cookie: string;
}

/** Accounts and signing in. */
@Injectable()
export class Identity {
  constructor(
    @Inject(AccountRepository) private readonly accounts: AccountRepository,
    @Inject(CookieSessions) private readonly sessions: CookieSessions,
    @Inject(Passwords) private readonly passwords: Passwords,
    @Inject(RateLimits) private readonly limits: RateLimits,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  /**
   * Makes an account and signs in.
   * @throws AppError `account.email-taken`, `request.rate-limited`
   */
  async signUp(input: SignUp, network: string): Promise<BegunSession> {
    await this.limits.signUp(input.email, network);
    return this.begin(await this.register(input));
  }

  /**
   * Makes an account without signing in.
   * @throws AppError `account.email-taken`
   */
  async register(input: SignUp): Promise<AccountId> {
    const hash = await this.passwords.hash(input.password);
    const id = await this.accounts.insert(input, hash, this.clock.now());
    if (!id) throw new AppError('account.email-taken');
    return id;
  }

  /**
   * The answer, and the time it takes, are the same for an unknown e-mail address and for a wrong password.
   * @throws AppError `session.wrong-credentials`, `request.rate-limited`
   */
  async signIn(input: SignIn, network: string): Promise<BegunSession> {
    await this.limits.signIn(input.email, network);
    const account = await this.accounts.credentialsOf(input.email);
    const isRight = await this.passwords.matches(account?.passwordHash, input.password);
    if (!account || !isRight) throw new AppError('session.wrong-credentials');
    await this.limits.signedIn(input.email, network);
    return this.begin(account.id);
  }

  /** Who is signed in, and where they are a member. */
  async view(session: SignedInSession): Promise<SessionView> {
    return {
      account: found(await this.accounts.find(session.accountId)),
      memberships: await this.accounts.membershipsOf(session.accountId),
      csrfToken: this.sessions.csrfToken(session),
    };
  }

  private async begin(accountId: AccountId): Promise<BegunSession> {
    const { session, cookie } = await this.sessions.begin(accountId);
    return { view: await this.view(session), cookie };
  }
}
