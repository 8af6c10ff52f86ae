import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { CONFIG, type Config } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { parseCookie, stringifySetCookie } from 'cookie';

const NAME = 'certitude_device';
const LIFETIME_SECONDS = 365 * 24 * 60 * 60;

/**
 * Browsers that somebody has signed in with, by a cookie that says so and nothing else: it opens no door. Whoever guesses
 * a password from elsewhere cannot use up the attempts that are made with it.
 */
@Injectable()
export class KnownDevices {
  constructor(@Inject(CONFIG) private readonly config: Config) {}

  /** @returns the browser's id when it is known for this person, undefined otherwise */
  idFor(email: string, cookieHeader: string | undefined): string | undefined {
    const [id = '', seal = ''] = (parseCookie(cookieHeader ?? '')[NAME] ?? '').split('.');
    const [sent, expected] = [Buffer.from(seal), Buffer.from(this.sealOf(id, email))];
    return sent.length === expected.length && timingSafeEqual(sent, expected) ? id : undefined;
  }

  /** The Set-Cookie header that makes the browser known for the person who just signed in. */
  cookieFor(email: string): string {
    const id = randomBytes(16).toString('base64url');
    return stringifySetCookie({
      name: NAME,
      value: `${id}.${this.sealOf(id, email)}`,
      maxAge: LIFETIME_SECONDS,
      path: '/api/auth',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.config.publicUrl?.startsWith('https:') ?? false,
    });
  }

  private sealOf(id: string, email: string): string {
    return createHmac('sha256', this.config.sessionSecret).update(`device\n${id}\n${email}`).digest('base64url');
  }
}
