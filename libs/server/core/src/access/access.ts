import { type AccountId, type Permission } from '@certitude/contracts';
import { createParamDecorator, type ExecutionContext, SetMetadata } from '@nestjs/common';
import { type Request } from 'express';
import { type TenantContext } from '../database/tenant-database';

const ACCESS = 'certitude:access';

/** How a handler may be reached. One without a declaration stops the boot. */
export type Access =
  | { readonly kind: 'can'; readonly permission: Permission }
  | { readonly kind: 'signed-in'; readonly reason: string }
  | { readonly kind: 'public'; readonly reason: string };

/** The caller is a member of the organization in the path, and their role includes the permission. */
export const Can = (permission: Permission) => SetMetadata(ACCESS, { kind: 'can', permission } satisfies Access);
/** Any signed-in account, for the reason given: the route belongs to no organization. */
export const SignedIn = (reason: string) => SetMetadata(ACCESS, { kind: 'signed-in', reason } satisfies Access);
/** Anybody, for the reason given. */
export const Public = (reason: string) => SetMetadata(ACCESS, { kind: 'public', reason } satisfies Access);

/** The declaration on a handler, if it has one. */
export const accessOf = (handler: object): Access | undefined =>
  Reflect.getMetadata(ACCESS, handler) as Access | undefined;

const CONTEXT = Symbol('tenant context');
const SESSION = Symbol('signed-in session');

/** Who sent a request, known before any organization is. */
export interface SignedInSession {
  readonly accountId: AccountId;
  readonly sessionHash: string;
}
interface Marked {
  [CONTEXT]?: TenantContext;
  [SESSION]?: SignedInSession;
}

/** For the session guard only. */
export const setContext = (request: Request, context: TenantContext): void =>
  void ((request as Marked)[CONTEXT] = context);
/** For the session guard only. */
export const setSession = (request: Request, session: SignedInSession): void =>
  void ((request as Marked)[SESSION] = session);

/** Whom a request is about, as far as it is known by now. For the log only: handlers have `@Context()`. */
export const contextIn = (request: object): TenantContext | undefined => (request as Marked)[CONTEXT];
export const sessionIn = (request: object): SignedInSession | undefined => (request as Marked)[SESSION];

/** The organization and person of the request; only on handlers with `@Can`. */
export const Context = createParamDecorator((_: unknown, execution: ExecutionContext): TenantContext => {
  const context = execution.switchToHttp().getRequest<Marked>()[CONTEXT];
  if (!context) throw new Error('@Context() needs @Can(...) on the handler.');
  return context;
});

/** The signed-in account of the request; only on handlers with `@SignedIn` or `@Can`. */
export const CurrentSession = createParamDecorator((_: unknown, execution: ExecutionContext): SignedInSession => {
  const session = execution.switchToHttp().getRequest<Marked>()[SESSION];
  if (!session) throw new Error('@CurrentSession() needs @SignedIn(...) or @Can(...) on the handler.');
  return session;
});
