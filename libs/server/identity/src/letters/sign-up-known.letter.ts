import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Injectable } from '@nestjs/common';

/** Who has an account already hears that somebody wants to make one, and whoever asked hears nothing of it. */
@Injectable()
export class SignUpKnownLetter extends AccountLetter<'sign-up-known'> {
  readonly kind = 'sign-up-known';

  write({ address }: AskedLetter<'sign-up-known'>): Promise<Letter> {
    return Promise.resolve({
      subject: 'You have an account already',
      paragraphs: [
        `Somebody, most likely you, wants to make an account with the address ${address}. It has one: sign in with it.`,
      ],
      action: { label: 'Sign in', path: '/sign-in' },
      remarks: ['If you forgot your password, the sign-in page helps. If it was not you, do nothing.'],
      reason: `You get this because an account was asked for with the address ${address}.`,
    });
  }
}
