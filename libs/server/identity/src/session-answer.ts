import { type SessionView } from '@certitude/contracts';
import { type Response } from 'express';
import { type BegunSession } from './identity.service';

/** Gives the browser the cookies of a session. @returns what it is told */
export function withCookies(response: Response, { view, cookies }: BegunSession): SessionView {
  response.setHeader('set-cookie', [...cookies]);
  return view;
}
