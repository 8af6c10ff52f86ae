import { type Problem } from '@certitude/contracts';
import { type NextFunction, type Request, type Response } from 'express';
import { contextIn, sessionIn } from '../access/access';
import { requestIdOf } from '../http/request-id';
import { type LogIds, idsOf } from './log-ids';
import { SLOW, warnOfSlow } from './slow';

/** Which route a request went to and whom it is about; the route as declared, because its parts may be secrets. */
export function requestFields(request: Request): LogIds & { readonly method: string; readonly route: string } {
  const { path } = (request.route ?? {}) as { readonly path?: unknown };
  const context = contextIn(request);
  const accountId = sessionIn(request)?.accountId;
  return {
    ...(context ? idsOf(context) : accountId === undefined ? {} : { accountId }),
    requestId: requestIdOf(request),
    method: request.method,
    route: typeof path === 'string' ? path : 'none',
  };
}

/** What a problem's line says besides: how it was answered, never with which words. */
export const problemFields = (request: Request, { status, code }: Pick<Problem, 'status' | 'code'>) => ({
  ...requestFields(request),
  status,
  code,
});

/** Warns of requests that took long. */
export function noticeSlow(request: Request, response: Response, next: NextFunction): void {
  const begun = performance.now();
  response.once('close', () => {
    const took = performance.now() - begun;
    if (took < SLOW) return;
    warnOfSlow('A request took long.', { ...requestFields(request), status: response.statusCode }, took);
  });
  next();
}
