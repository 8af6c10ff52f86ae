import { CONFIG, type Config, Sessions } from '@certitude/server/core';
import { MailModule } from '@certitude/server/mail';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountPictureEntity } from './entities/account-picture.entity';
import { AccountEntity } from './entities/account.entity';
import { InstanceSettingEntity } from './entities/instance-setting.entity';
import { AddressLinkEntity } from './entities/address-link.entity';
import { PasswordLinkEntity } from './entities/password-link.entity';
import { RateLimitEntity } from './entities/rate-limit.entity';
import { SessionEntity } from './entities/session.entity';
import { AccountRepository } from './account.repository';
import { AccountPictureRepository } from './account-picture.repository';
import { AccountSessions } from './account-sessions.service';
import { AddressLinkRepository } from './address-link.repository';
import { Addresses } from './addresses.service';
import { Accounts } from './accounts.service';
import { CookieSessions } from './cookie-sessions';
import { DEMO_SIGN_INS, readDemoSignIns } from './demo-sign-ins';
import { ForgottenPasswords } from './forgotten-passwords.service';
import { Identity } from './identity.service';
import { InstanceSettings } from './instance-settings.service';
import { KnownDevices } from './known-devices';
import { OwnCredentials } from './own-credentials.service';
import { PasswordLinkRepository } from './password-link.repository';
import { PasswordLinks } from './password-links.service';
import { Passwords } from './passwords';
import { RateLimits } from './rate-limits';
import { SessionRepository } from './session.repository';
import { SignInNotices } from './sign-in-notices';
import { SignUps } from './sign-ups.service';

/** Accounts and sessions; the `Sessions` that core's guard asks. */
@Global()
@Module({
  imports: [
    MailModule,
    TypeOrmModule.forFeature([
      AccountEntity,
      AccountPictureEntity,
      AddressLinkEntity,
      InstanceSettingEntity,
      PasswordLinkEntity,
      RateLimitEntity,
      SessionEntity,
    ]),
  ],
  providers: [
    AccountRepository,
    AccountPictureRepository,
    Accounts,
    AccountSessions,
    OwnCredentials,
    SessionRepository,
    CookieSessions,
    Passwords,
    RateLimits,
    KnownDevices,
    Identity,
    AddressLinkRepository,
    Addresses,
    ForgottenPasswords,
    SignInNotices,
    InstanceSettings,
    SignUps,
    PasswordLinkRepository,
    PasswordLinks,
    { provide: Sessions, useExisting: CookieSessions },
    { provide: DEMO_SIGN_INS, inject: [CONFIG], useFactory: (config: Config) => readDemoSignIns(config.demoSignIns) },
  ],
  exports: [
    Sessions,
    CookieSessions,
    Accounts,
    AccountSessions,
    OwnCredentials,
    Identity,
    RateLimits,
    DEMO_SIGN_INS,
    InstanceSettings,
    SignUps,
    PasswordLinks,
    ForgottenPasswords,
    Addresses,
  ],
})
export class IdentityModule {}
