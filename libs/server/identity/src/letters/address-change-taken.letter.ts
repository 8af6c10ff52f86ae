import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Injectable } from '@nestjs/common';

/** Who has an account with the address hears that somebody wants it for another one, which is not possible. */
@Injectable()
export class AddressChangeTakenLetter extends AccountLetter<'address-change-taken'> {
  readonly kind = 'address-change-taken';

  write({ address }: AskedLetter<'address-change-taken'>): Promise<Letter> {
    return Promise.resolve({
      subject: 'This address has an account already',
      paragraphs: [
        `Somebody, most likely you, wants to use ${address} for another account. It belongs to one already, so nothing changes.`,
      ],
      action: { label: 'Sign in with this address', path: '/sign-in' },
      remarks: ['If it was not you, do nothing.'],
      reason: `You get this because ${address} was named as the new address of an account.`,
    });
  }
}
