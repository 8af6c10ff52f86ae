import { ACCOUNT_LETTERS, type AccountLetterKind } from '@certitude/contracts/letters';
import { Module } from '@nestjs/common';
import { AccountLetter, type AskedLetter } from '../account-mail/account-letter';
import { type Letter } from '../letter/letter';
import { MailModule } from '../mail.module';

/** Writes letters of any kind as a test wants them. */
export class PlainLetter extends AccountLetter {
  /** Beside the usual one: what becomes of letters to an address. */
  static readonly instead = new Map<string, () => Promise<Letter | null>>();

  constructor(readonly kind: AccountLetterKind) {
    super();
  }

  write({ address }: AskedLetter): Promise<Letter | null> {
    const instead = PlainLetter.instead.get(address);
    return instead ? instead() : Promise.resolve(PlainLetter.to(address));
  }

  static readonly to = (address: string): Letter => ({
    subject: `To ${address}`,
    paragraphs: ['Hello.'],
    action: { label: 'Open', path: '/secret/', secret: 's3cret' },
    reason: 'A test asked for it.',
  });
}

/** In the place of the contexts whose letters they are. */
@Module({
  imports: [MailModule],
  providers: (Object.keys(ACCOUNT_LETTERS) as AccountLetterKind[]).map((kind) => ({
    provide: `letter ${kind}`,
    useFactory: () => new PlainLetter(kind),
  })),
})
export class PlainLettersModule {}
