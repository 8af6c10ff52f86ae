import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { PasswordLinkEntity } from './entities/password-link.entity';
import { PasswordForgottenLetter } from './letters/password-forgotten.letter';
import { PasswordSetLetter } from './letters/password-set.letter';
import { PasswordLinkRepository } from './password-link.repository';

/** What the identity context does in the worker process: it writes letters. */
@Module({
  imports: [TypeOrmModule.forFeature([PasswordLinkEntity])],
  providers: [PasswordLinkRepository, PasswordForgottenLetter, PasswordSetLetter],
})
export class IdentityJobsModule {}
