import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { AddressLinkMaker, LINK_HOURS } from './address-link-maker';

/** The link for a new account. */
@Injectable()
export class SignUpLetter extends AccountLetter<'sign-up'> {
  readonly kind = 'sign-up';

  constructor(@Inject(AddressLinkMaker) private readonly links: AddressLinkMaker) {
    super();
  }

  async write(asked: AskedLetter<'sign-up'>): Promise<Letter | null> {
    const action = await this.links.linkOf('sign-up', asked, { label: 'Create your account', path: '/sign-up/' });
    return (
      action && {
        subject: 'Create your account',
        paragraphs: [`Somebody, most likely you, wants to make an account with the address ${asked.address}.`],
        action,
        remarks: [`The link works for ${LINK_HOURS} hours. If it was not you, do nothing: no account is made.`],
        reason: `You get this because an account was asked for with the address ${asked.address}.`,
      }
    );
  }
}
