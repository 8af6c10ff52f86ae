import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Injectable } from '@nestjs/common';

/** Both addresses hear that one took the other's place. */
@Injectable()
export class AddressChangedLetter extends AccountLetter<'address-changed'> {
  readonly kind = 'address-changed';

  write({ address, parameters: { email } }: AskedLetter<'address-changed'>): Promise<Letter> {
    return Promise.resolve({
      subject: 'Your e-mail address was changed',
      paragraphs: [`You sign in with ${email} from now on.`],
      remarks: ['If it was not you, tell whoever runs this instance.'],
      reason:
        address === email
          ? `You get this because ${email} is the address of your account now.`
          : `You get this because ${address} was the address of your account until now.`,
    });
  }
}
