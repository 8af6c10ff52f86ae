import { type Response } from 'express';

/** Gives the browser the cookies of a session. @returns what it is told */
export function withCookies<View>(
  response: Response,
  { view, cookies }: { readonly view: View; readonly cookies: readonly string[] },
): View {
  response.setHeader('set-cookie', [...cookies]);
  return view;
}
