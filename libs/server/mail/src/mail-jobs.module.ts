import { Clock, CONFIG, type Config, TenantDatabase } from '@certitude/server/core';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountMailSource } from './account-mail/account-mail-source';
import { HeldMailEntity } from './outbox/entities/held-mail.entity';
import { HeldMailServer } from './outbox/held-mail-server';
import { MailRounds } from './sending/mail-rounds';
import { MailServer } from './sending/mail-server';
import { NoMailServer } from './sending/no-mail-server';
import { SmtpMailServer } from './sending/smtp-mail-server';

/** Sends mail, of every context that has some: part of the worker process. */
@Module({
  imports: [DiscoveryModule, TypeOrmModule.forFeature([HeldMailEntity])],
  providers: [
    AccountMailSource,
    MailRounds,
    { provide: MailServer, inject: [CONFIG, TenantDatabase, Clock], useFactory: mailServerOf },
  ],
})
export class MailJobsModule {}

function mailServerOf({ mail, outboxKey }: Config, db: TenantDatabase, clock: Clock): MailServer {
  if (mail) return new SmtpMailServer(mail);
  return outboxKey === null ? new NoMailServer() : new HeldMailServer(db, clock);
}
