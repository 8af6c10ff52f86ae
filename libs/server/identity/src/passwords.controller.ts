import { type Done, type InputOf, sessionApi, type SessionView } from '@certitude/contracts';
import { Input, NetworkAddress, Public, Serves } from '@certitude/server/core';
import { Controller, Inject, Res } from '@nestjs/common';
import { type Response } from 'express';
import { type Browser, FromBrowser } from './browser';
import { ForgottenPasswords } from './forgotten-passwords.service';
import { PasswordLinks } from './password-links.service';
import { withCookies } from './session-answer';

/** New passwords for people who forgot theirs. */
@Controller()
export class PasswordsController {
  constructor(
    @Inject(ForgottenPasswords) private readonly forgotten: ForgottenPasswords,
    @Inject(PasswordLinks) private readonly links: PasswordLinks,
  ) {}

  @Serves(sessionApi.forgottenPassword)
  @Public('who forgot the password cannot sign in')
  async ask(
    @Input() input: InputOf<typeof sessionApi.forgottenPassword>,
    @NetworkAddress() network: string,
  ): Promise<Done> {
    await this.forgotten.ask(input.body.email, network);
    return { done: true };
  }

  @Serves(sessionApi.passwordLink)
  @Public('who forgot the password cannot sign in')
  offer(
    @Input() input: InputOf<typeof sessionApi.passwordLink>,
    @NetworkAddress() network: string,
  ): Promise<{ email: string }> {
    return this.links.offer(input.params.token, network);
  }

  @Serves(sessionApi.setPassword)
  @Public('who forgot the password cannot sign in')
  async use(
    @Input() input: InputOf<typeof sessionApi.setPassword>,
    @FromBrowser() browser: Browser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return withCookies(response, await this.links.use(input.body, browser));
  }
}
