import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Injectable } from '@nestjs/common';

/** Whoever has the account hears that its password was set by a link: it may not have been them. */
@Injectable()
export class PasswordSetLetter extends AccountLetter<'password-set'> {
  readonly kind = 'password-set';

  write({ address }: AskedLetter<'password-set'>): Promise<Letter> {
    return Promise.resolve({
      subject: 'Your password was changed',
      paragraphs: [`A new password was chosen for ${address} with a link. All sessions before it have ended.`],
      remarks: ['If it was not you, choose another password now, and tell whoever runs this instance.'],
      action: { label: 'Choose another password', path: '/forgotten-password' },
      reason: `You get this because the password of ${address} was changed.`,
    });
  }
}
