import { type IncomingMessage } from 'node:http';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);
export const changesSomething = (method: string | undefined): boolean => !SAFE.has(method ?? 'GET');

/**
 * Whether a request comes from a page of this site, as the browser says: Sec-Fetch-Site, else Origin against Host.
 * A client that sends neither is no browser, so no person's cookies can be abused through it.
 */
export function isSameSite(request: Pick<IncomingMessage, 'headers'>): boolean {
  const site = request.headers['sec-fetch-site'];
  if (typeof site === 'string') return site === 'same-origin' || site === 'none';
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  return URL.canParse(origin) && new URL(origin).host === host;
}
