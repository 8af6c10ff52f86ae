import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountMail } from './account-mail/account-mail';
import { AccountMailEntity } from './account-mail/entities/account-mail.entity';

/** For whoever has letters to send. */
@Module({
  imports: [TypeOrmModule.forFeature([AccountMailEntity])],
  providers: [AccountMail],
  exports: [AccountMail],
})
export class MailModule {}
