import { CONFIG, type Config } from '@certitude/server/core';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AccountMailSource } from './account-mail/account-mail-source';
import { MailRounds } from './sending/mail-rounds';
import { MailServer } from './sending/mail-server';
import { NoMailServer } from './sending/no-mail-server';
import { SmtpMailServer } from './sending/smtp-mail-server';

/** Sends mail, of every context that has some: part of the worker process. */
@Module({
  imports: [DiscoveryModule],
  providers: [
    AccountMailSource,
    MailRounds,
    {
      provide: MailServer,
      inject: [CONFIG],
      useFactory: ({ mail }: Config): MailServer => (mail ? new SmtpMailServer(mail) : new NoMailServer()),
    },
  ],
})
export class MailJobsModule {}
