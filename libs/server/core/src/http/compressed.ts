import compression from 'compression';
import { type Request, type Response } from 'express';

/**
 * Makes what is worth it smaller on the way. Only what was asked for, and nothing of sessions: where an answer holds a
 * secret (a token) beside something that the caller chose, its length would tell one by the other (BREACH). Answers that
 * hold a token are of commands, and of the session. Files are sent as they are stored.
 */
export const compressed = () => compression({ filter: mayBeCompressed });

function mayBeCompressed(request: Request, response: Response): boolean {
  return (
    request.method === 'GET' &&
    !/^\/api\/(auth|session)(\/|$)/.test(request.baseUrl + request.path) &&
    !response.hasHeader('content-disposition') &&
    compression.filter(request, response)
  );
}
