import { type Done, type InputOf, type InstanceView, sessionApi, type SessionView } from '@certitude/contracts';
import {
  CONFIG,
  type Config,
  CurrentSession,
  Input,
  NetworkAddress,
  Public,
  Serves,
  SignedIn,
  type SignedInSession,
  VERSION,
} from '@certitude/server/core';
import { Controller, Inject, Req, Res } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { type Browser, FromBrowser } from './browser';
import { CookieSessions } from './cookie-sessions';
import { DEMO_SIGN_INS, type DemoSignIns } from './demo-sign-ins';
import { Identity } from './identity.service';
import { InstanceSettings } from './instance-settings.service';

import { withCookies } from './session-answer';
import { SignUps } from './sign-ups.service';

/** Signing up, in and out. */
@Controller()
export class SessionController {
  constructor(
    @Inject(Identity) private readonly identity: Identity,
    @Inject(CookieSessions) private readonly sessions: CookieSessions,
    @Inject(SignUps) private readonly signUps: SignUps,
    @Inject(InstanceSettings) private readonly settings: InstanceSettings,
    @Inject(DEMO_SIGN_INS) private readonly demo: DemoSignIns,
    @Inject(CONFIG) private readonly config: Pick<Config, 'mail'>,
  ) {}

  @Serves(sessionApi.instance)
  @Public('the sign-in page shows it before anybody is signed in')
  async instance(): Promise<InstanceView> {
    const { config, demo } = this;
    return { version: VERSION, signUp: await this.settings.signUp(), mail: config.mail !== null, demo };
  }

  @Serves(sessionApi.signUp)
  @Public('nobody has an account before this')
  async signUp(
    @Input() input: InputOf<typeof sessionApi.signUp>,
    @FromBrowser() browser: Browser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return withCookies(response, await this.signUps.signUp(input.body, browser));
  }

  @Serves(sessionApi.askSignUp)
  @Public('nobody has an account before this')
  async askSignUp(
    @Input() input: InputOf<typeof sessionApi.askSignUp>,
    @NetworkAddress() network: string,
  ): Promise<Done> {
    await this.signUps.ask(input.body, network);
    return { done: true };
  }

  @Serves(sessionApi.signIn)
  @Public('nobody is signed in before this')
  async signIn(
    @Input() input: InputOf<typeof sessionApi.signIn>,
    @FromBrowser() browser: Browser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return withCookies(response, await this.identity.signIn(input.body, browser));
  }

  @Serves(sessionApi.signOut)
  @SignedIn('a session belongs to an account, not to an organization')
  async signOut(
    @CurrentSession() session: SignedInSession,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Done> {
    response.setHeader('set-cookie', await this.sessions.end(session));
    return { done: true };
  }

  @Serves(sessionApi.current)
  @SignedIn('a session belongs to an account, not to an organization')
  async current(
    @CurrentSession() session: SignedInSession,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return withCookies(response, {
      view: await this.identity.view(session),
      cookies: [this.sessions.renewedCookie(request.headers.cookie)],
    });
  }
}
