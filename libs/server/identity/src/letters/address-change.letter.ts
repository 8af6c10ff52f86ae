import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Inject, Injectable } from '@nestjs/common';
import { AddressLinkMaker, LINK_HOURS } from './address-link-maker';

/** The link by which an address becomes that of an account; it goes to the new address. */
@Injectable()
export class AddressChangeLetter extends AccountLetter<'address-change'> {
  readonly kind = 'address-change';

  constructor(@Inject(AddressLinkMaker) private readonly links: AddressLinkMaker) {
    super();
  }

  async write(asked: AskedLetter<'address-change'>): Promise<Letter | null> {
    const link = { label: 'Use this address', path: '/confirm-address/' };
    const action = await this.links.linkOf('change', asked, link);
    return (
      action && {
        subject: 'Confirm your new e-mail address',
        paragraphs: [`Somebody, most likely you, wants to sign in with ${asked.address} from now on.`],
        action,
        remarks: [`The link works once, for ${LINK_HOURS} hours. If it was not you, do nothing: nothing changes.`],
        reason: `You get this because ${asked.address} was named as the new address of an account.`,
      }
    );
  }
}
