import { createHash, createHmac, randomBytes } from 'node:crypto';
import { type AccountId, type SessionId } from '@certitude/contracts';
import { Bus, Clock, CONFIG, type Config, newId, Sessions, type SignedInSession } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { later } from './later';
import { sessionCookie, tokenIn } from './session-cookie';
import { SessionRepository } from './session.repository';

const SECOND = 1_000;
const SEEN_EVERY = 5 * 60 * SECOND;
const DAY = 24 * 60 * 60 * SECOND;
/** A session ends this long after it was last used. */
export const SESSION_LIFETIME = 14 * DAY;
/** And this long after it began, however much it is used. */
const LONGEST_SESSION = 90 * DAY;

/** Sessions as a random token in a cookie, known to the server by its hash alone. */
@Injectable()
export class CookieSessions extends Sessions {
  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SessionRepository) private readonly sessions: SessionRepository,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Bus) private readonly bus: Bus,
  ) {
    super();
  }

  /** Begins a session. @param device as `deviceOf` says @returns it, and the Set-Cookie header that carries its token */
  async begin(accountId: AccountId, device: string): Promise<{ session: SignedInSession; cookie: string }> {
    const now = this.clock.now();
    await this.sessions.deleteExpired(now);
    const token = randomBytes(32).toString('base64url');
    const sessionHash = hashOf(token);
    const id = newId<SessionId>();
    const expiresAt = later(now, SESSION_LIFETIME);
    await this.sessions.insert({ hash: sessionHash, id, accountId, device, now, expiresAt });
    return { session: { accountId, sessionHash }, cookie: this.cookie(token) };
  }

  override async fromCookies(cookieHeader: string | undefined): Promise<SignedInSession | null> {
    const token = tokenIn(cookieHeader);
    return token ? this.used(hashOf(token)) : null;
  }

  override async isValid({ sessionHash }: SignedInSession): Promise<boolean> {
    return (await this.used(sessionHash)) !== null;
  }

  override csrfToken(session: Pick<SignedInSession, 'sessionHash'>): string {
    return createHmac('sha256', this.config.sessionSecret).update(session.sessionHash).digest('base64url');
  }

  /** The Set-Cookie header that makes the browser keep a live session as long as the server does. */
  renewedCookie(cookieHeader: string | undefined): string {
    return this.cookie(tokenIn(cookieHeader) ?? '');
  }

  /** Ends a session everywhere, its sockets included. @returns the Set-Cookie header that clears the cookie */
  async end(session: SignedInSession): Promise<string> {
    await this.sessions.delete(session.sessionHash);
    this.bus.publish({ topic: 'session-ended', ...session });
    return this.clearingCookie();
  }

  /** The Set-Cookie header that takes its session from a browser. */
  clearingCookie(): string {
    return sessionCookie(this.config, '', 0);
  }

  /** Whose session it is; being used prolongs it. */
  private async used(sessionHash: string): Promise<SignedInSession | null> {
    const now = this.clock.now();
    const stored = await this.sessions.findValid(sessionHash, now);
    if (!stored) return null;
    const seenBefore = later(now, -SEEN_EVERY);
    if (stored.lastSeenAt < seenBefore)
      await this.sessions.extend(sessionHash, {
        now,
        seenBefore,
        expiresAt: later(now, SESSION_LIFETIME),
        longest: LONGEST_SESSION / SECOND,
      });
    return { accountId: stored.accountId, sessionHash };
  }

  private cookie(token: string): string {
    return sessionCookie(this.config, token, SESSION_LIFETIME / SECOND);
  }
}

const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');
