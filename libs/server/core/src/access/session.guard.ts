import { timingSafeEqual } from 'node:crypto';
import { AssessmentId, OrganizationId, seesAll } from '@certitude/contracts';
import { type CanActivate, type ExecutionContext, Inject, Injectable, Optional } from '@nestjs/common';
import { type Request } from 'express';
import { type TenantContext } from '../database/tenant-database';
import { AppError, requireThat } from '../errors/app-error';
import { requestIdOf } from '../http/request-id';
import { type Access, accessOf, setContext, setSession, type SignedInSession } from './access';
import { TenantContexts } from './contexts';
import { AssessmentGate, Sessions } from './ports';
import { changesSomething, isSameSite } from './same-site';

/** Every HTTP request passes here: same site, signed in, member, permitted, let into the assessment; denied by default. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(TenantContexts) private readonly contexts: TenantContexts,
    @Optional() @Inject(AssessmentGate) private readonly gate: AssessmentGate | null,
  ) {}

  canActivate(execution: ExecutionContext): boolean | Promise<boolean> {
    const access = accessOf(execution.getHandler());
    // Sockets authenticate in their handshake and check each message where it is handled.
    if (execution.getType() !== 'http') return access !== undefined;
    return this.letIn(execution.switchToHttp().getRequest<Request>(), access);
  }

  private async letIn(request: Request, access: Access | undefined): Promise<true> {
    requireThat(access !== undefined, 'not-found');
    requireThat(!changesSomething(request.method) || isSameSite(request), 'request.cross-site');
    await this.admit(request, access);
    return true;
  }

  private async admit(request: Request, access: Access): Promise<void> {
    if (access.kind === 'public') return;
    const session = await this.sessions.fromCookies(request.headers.cookie);
    if (!session) throw new AppError('session.required');
    if (changesSomething(request.method)) this.requireToken(request, session);
    setSession(request, session);
    if (access.kind !== 'can') return;
    const organizationId = OrganizationId.safeParse(request.params['organizationId']);
    if (!organizationId.success) throw new AppError('not-found');
    const context = await this.contexts.forMember(session, organizationId.data, access.permission);
    await this.requireOpen(context, request.params['assessmentId']);
    setContext(request, { ...context, requestId: requestIdOf(request) });
  }

  /** Whatever the route does: an assessment that is not open to the person is not there. */
  private async requireOpen(context: TenantContext, named: unknown): Promise<void> {
    if (named === undefined || seesAll(context.actor.role)) return;
    const assessmentId = AssessmentId.safeParse(named);
    const isOpen = assessmentId.success && (await this.gate?.isOpenTo(context, assessmentId.data)) === true;
    requireThat(isOpen, 'not-found');
  }

  private requireToken(request: Request, session: SignedInSession): void {
    const sent = Buffer.from(request.header('x-csrf-token') ?? '');
    const expected = Buffer.from(this.sessions.csrfToken(session));
    requireThat(sent.length === expected.length && timingSafeEqual(sent, expected), 'request.cross-site');
  }
}
