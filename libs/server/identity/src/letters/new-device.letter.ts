import { AccountLetter, type AskedLetter, type Letter } from '@certitude/server/mail';
import { Injectable } from '@nestjs/common';

/** Somebody signed in with a browser that was not known. */
@Injectable()
export class NewDeviceLetter extends AccountLetter<'new-device'> {
  readonly kind = 'new-device';

  write({ address, parameters: { device, at } }: AskedLetter<'new-device'>): Promise<Letter> {
    const when = `${at.slice(0, 10)} at ${at.slice(11, 16)} UTC`;
    return Promise.resolve({
      subject: 'A new sign-in to your account',
      paragraphs: [
        `Somebody signed in as ${address} on ${when}${device && `, with ${device}`}. If it was you, all is well.`,
      ],
      remarks: ['If it was not you, end that session on the page of your account, and choose another password.'],
      action: { label: 'See where you are signed in', path: '/account' },
      reason: `You get this because a browser that was not known signed in as ${address}.`,
    });
  }
}
