import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Injectable } from '@nestjs/common';

/** The address before hears that another one is to take its place. */
@Injectable()
export class AddressChangeAskedLetter extends AccountLetter<'address-change-asked'> {
  readonly kind = 'address-change-asked';

  write({ address, parameters }: AskedLetter<'address-change-asked'>): Promise<Letter> {
    return Promise.resolve({
      subject: 'Your e-mail address is about to change',
      paragraphs: [
        `Somebody, most likely you, asked to sign in with ${parameters.email} in place of ${address}. It changes once the link that was sent there is followed.`,
      ],
      remarks: ['If it was not you, somebody knows your password: choose another one now.'],
      action: { label: 'Open your account', path: '/account' },
      reason: `You get this because ${address} is the address of your account.`,
    });
  }
}
