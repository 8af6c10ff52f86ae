import { Clock } from '@certitude/server/core';
import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { later } from '../later';
import { newLinkToken } from '../link-token';
import { PasswordLinkRepository } from '../password-link.repository';

/** How long a link works, and how long somebody waits for it: minutes. */
const MINUTES = 30;
const LASTS = MINUTES * 60_000;

/** The link for a new password. */
@Injectable()
export class PasswordForgottenLetter extends AccountLetter<'password-forgotten'> {
  readonly kind = 'password-forgotten';

  constructor(
    @Inject(PasswordLinkRepository) private readonly links: PasswordLinkRepository,
    @Inject(Clock) private readonly clock: Clock,
  ) {
    super();
  }

  async write({ accountId, address, askedAt }: AskedLetter<'password-forgotten'>): Promise<Letter | null> {
    const now = this.clock.now();
    if (accountId === null || now > later(askedAt, LASTS)) return null;
    const { token, hash } = newLinkToken();
    const account = { id: accountId, email: address };
    if (!(await this.links.insert(hash, account, later(now, LASTS)))) return null;
    return {
      subject: 'Choose a new password',
      paragraphs: [`Somebody, most likely you, said that the password of ${address} was forgotten.`],
      action: { label: 'Choose a new password', path: '/new-password/', secret: token },
      remarks: [
        `The link works once, for ${MINUTES} minutes. Choosing a new password signs you out everywhere.`,
        'If it was not you, do nothing: your password stays as it is.',
      ],
      reason: `You get this because a new password was asked for with the address ${address}.`,
    };
  }
}
