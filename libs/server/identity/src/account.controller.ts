import { accountApi, type AccountView, type Done, type InputOf } from '@certitude/contracts';
import { CurrentSession, Input, Serves, SignedIn, type SignedInSession } from '@certitude/server/core';
import { Controller, Inject, Res, StreamableFile } from '@nestjs/common';
import { type Response } from 'express';
import { type Picture } from './account-picture.repository';
import { Accounts } from './accounts.service';
import { type Browser, FromBrowser } from './browser';
import { OwnCredentials } from './own-credentials.service';
import { withCookies } from './session-answer';

const api = accountApi;
const WHY = 'an account belongs to its person, not to an organization';

/** One's own account, and pictures of others. */
@Controller()
export class AccountController {
  constructor(
    @Inject(Accounts) private readonly accounts: Accounts,
    @Inject(OwnCredentials) private readonly credentials: OwnCredentials,
  ) {}

  @Serves(api.update)
  @SignedIn(WHY)
  update(
    @CurrentSession() session: SignedInSession,
    @Input() { body }: InputOf<typeof api.update>,
  ): Promise<AccountView> {
    return this.accounts.edit(session.accountId, body);
  }

  @Serves(api.setPicture)
  @SignedIn(WHY)
  setPicture(
    @CurrentSession() session: SignedInSession,
    @Input() { body }: InputOf<typeof api.setPicture>,
  ): Promise<AccountView> {
    return this.accounts.setPicture(session.accountId, body);
  }

  @Serves(api.removePicture)
  @SignedIn(WHY)
  removePicture(@CurrentSession() session: SignedInSession): Promise<AccountView> {
    return this.accounts.removePicture(session.accountId);
  }

  @Serves(api.picture)
  @SignedIn('people share organizations; which ones is asked behind the door')
  async picture(
    @CurrentSession() session: SignedInSession,
    @Input() { params }: InputOf<typeof api.picture>,
    @Res({ passthrough: true }) response: Response,
  ): Promise<StreamableFile> {
    return asPicture(await this.accounts.picture(session.accountId, params), response);
  }

  @Serves(api.changeEmail)
  @SignedIn(WHY)
  async changeEmail(
    @CurrentSession() session: SignedInSession,
    @Input() { body }: InputOf<typeof api.changeEmail>,
    @FromBrowser() browser: Browser,
    @Res({ passthrough: true }) response: Response,
  ): Promise<AccountView> {
    return withCookies(response, await this.credentials.changeEmail({ session, browser }, body));
  }

  @Serves(api.changePassword)
  @SignedIn(WHY)
  changePassword(
    @CurrentSession() session: SignedInSession,
    @Input() { body }: InputOf<typeof api.changePassword>,
    @FromBrowser() browser: Browser,
  ): Promise<Done> {
    return this.credentials.changePassword({ session, browser }, body);
  }
}

/** Shown as what it was checked to be, and nothing else. Another picture has another address, so this one never changes. */
function asPicture({ mediaType, content }: Picture, response: Response): StreamableFile {
  response.setHeader('content-security-policy', "default-src 'none'; sandbox");
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('cache-control', 'private, max-age=31536000, immutable');
  return new StreamableFile(content, { type: mediaType, length: content.length });
}
