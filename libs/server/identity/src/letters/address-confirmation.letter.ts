import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { AddressLinkMaker, LINK_HOURS } from './address-link-maker';

/** The link by which somebody confirms the address of their account. */
@Injectable()
export class AddressConfirmationLetter extends AccountLetter<'address-confirmation'> {
  readonly kind = 'address-confirmation';

  constructor(@Inject(AddressLinkMaker) private readonly links: AddressLinkMaker) {
    super();
  }

  async write(asked: AskedLetter<'address-confirmation'>): Promise<Letter | null> {
    const link = { label: 'Confirm this address', path: '/confirm-address/' };
    const action = await this.links.linkOf('confirmation', asked, link);
    return (
      action && {
        subject: 'Confirm your e-mail address',
        paragraphs: [`Confirm that you read the mail of ${asked.address}.`],
        action,
        remarks: [`The link works once, for ${LINK_HOURS} hours.`],
        reason: `You get this because you asked for it on the page of your account.`,
      }
    );
  }
}
