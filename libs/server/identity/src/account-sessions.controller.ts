import { accountApi, type Done, type InputOf, type OpenSessionView, type Page } from '@certitude/contracts';
import { CurrentSession, Input, Serves, SignedIn, type SignedInSession } from '@certitude/server/core';
import { Controller, Inject, Res } from '@nestjs/common';
import { type Response } from 'express';
import { AccountSessions } from './account-sessions.service';
import { CookieSessions } from './cookie-sessions';

const api = accountApi;
const WHY = 'a session belongs to an account, not to an organization';

/** Where somebody is signed in. */
@Controller()
export class AccountSessionsController {
  constructor(
    @Inject(AccountSessions) private readonly sessions: AccountSessions,
    @Inject(CookieSessions) private readonly cookies: CookieSessions,
  ) {}

  @Serves(api.sessions)
  @SignedIn(WHY)
  list(
    @CurrentSession() session: SignedInSession,
    @Input() { query }: InputOf<typeof api.sessions>,
  ): Promise<Page<OpenSessionView>> {
    return this.sessions.list(session, query);
  }

  @Serves(api.endSession)
  @SignedIn(WHY)
  endOne(
    @CurrentSession() session: SignedInSession,
    @Input() { params }: InputOf<typeof api.endSession>,
  ): Promise<Done> {
    return this.sessions.endOne(session, params.sessionId);
  }

  @Serves(api.endOthers)
  @SignedIn(WHY)
  endOthers(@CurrentSession() session: SignedInSession): Promise<Done> {
    return this.sessions.endOthers(session);
  }

  @Serves(api.signOutEverywhere)
  @SignedIn(WHY)
  async endAll(
    @CurrentSession() session: SignedInSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Done> {
    await this.sessions.endAll(session);
    response.setHeader('set-cookie', this.cookies.clearingCookie());
    return { done: true };
  }
}
