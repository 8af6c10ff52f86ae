import { MailModule } from '@certitude/server/mail';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AddressLinkRepository } from './address-link.repository';
import { AddressLinkEntity } from './entities/address-link.entity';
import { PasswordLinkEntity } from './entities/password-link.entity';
import { AddressLinkMaker } from './letters/address-link-maker';
import { AddressChangeAskedLetter } from './letters/address-change-asked.letter';
import { AddressChangeTakenLetter } from './letters/address-change-taken.letter';
import { AddressChangeLetter } from './letters/address-change.letter';
import { AddressChangedLetter } from './letters/address-changed.letter';
import { AddressConfirmationLetter } from './letters/address-confirmation.letter';
import { NewDeviceLetter } from './letters/new-device.letter';
import { PasswordForgottenLetter } from './letters/password-forgotten.letter';
import { PasswordSetLetter } from './letters/password-set.letter';
import { SignUpKnownLetter } from './letters/sign-up-known.letter';
import { SignUpLetter } from './letters/sign-up.letter';
import { PasswordLinkRepository } from './password-link.repository';

const LETTERS = [
  AddressChangeAskedLetter,
  AddressChangeTakenLetter,
  AddressChangeLetter,
  AddressChangedLetter,
  AddressConfirmationLetter,
  NewDeviceLetter,
  PasswordForgottenLetter,
  PasswordSetLetter,
  SignUpKnownLetter,
  SignUpLetter,
];

/** What the identity context does in the worker process: it writes letters. */
@Module({
  imports: [MailModule, TypeOrmModule.forFeature([AddressLinkEntity, PasswordLinkEntity])],
  providers: [AddressLinkRepository, AddressLinkMaker, PasswordLinkRepository, ...LETTERS],
})
export class IdentityJobsModule {}
