import { networkOf } from '@certitude/server/core';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { type Request } from 'express';

/** The browser that somebody shows in who they are. */
export interface Browser {
  /** As `networkOf` says. */
  readonly network: string;
  /** Its Cookie header. */
  readonly cookies: string | undefined;
  /** What it says that it is. */
  readonly userAgent: string | undefined;
}

/** The browser that a request comes from. */
export const FromBrowser = createParamDecorator((_: unknown, execution: ExecutionContext): Browser => {
  const { ip, headers } = execution.switchToHttp().getRequest<Request>();
  return { network: networkOf(ip ?? 'unknown'), cookies: headers.cookie, userAgent: headers['user-agent'] };
});
