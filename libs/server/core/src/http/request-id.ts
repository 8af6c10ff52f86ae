import { type NextFunction, type Request, type Response } from 'express';
import { v7 } from 'uuid';

const REQUEST_ID = Symbol('request id');
interface Marked {
  [REQUEST_ID]?: string;
}

/** Gives every request an id, which is logged, sent back and named in problem details. */
export function markRequest(request: Request, response: Response, next: NextFunction): void {
  const id = v7();
  (request as Marked)[REQUEST_ID] = id;
  response.setHeader('x-request-id', id);
  next();
}

export const requestIdOf = (request: Request): string => (request as Marked)[REQUEST_ID] ?? 'none';
