import { type Response } from 'express';
import { AppError } from '../errors/app-error';

/**
 * Is aborted when whoever asked goes away before the answer: what is done for the answer alone can end then.
 * @returns a signal whose reason is a refusal that nobody reads
 */
export function whenGone(response: Response): AbortSignal {
  const gone = new AbortController();
  const end = (): void => {
    if (!response.writableFinished) gone.abort(new AppError('request.malformed'));
  };
  if (response.destroyed) end();
  else response.once('close', end);
  return gone.signal;
}
