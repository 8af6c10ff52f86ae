import { type Config } from '@certitude/server/core';
import { parseCookie, stringifySetCookie } from 'cookie';

const NAME = 'certitude_session';

/** The session token in a Cookie header, if there is one. */
export const tokenIn = (cookieHeader: string | undefined): string | undefined => parseCookie(cookieHeader ?? '')[NAME];

/**
 * The Set-Cookie header that gives a browser its session.
 * @param token the session's secret; the empty string takes the session away
 * @param seconds how long the browser keeps it
 */
export const sessionCookie = (config: Pick<Config, 'publicUrl'>, token: string, seconds: number): string =>
  stringifySetCookie({
    name: NAME,
    value: token,
    maxAge: seconds,
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: config.publicUrl?.startsWith('https:') ?? false,
  });
