import { Module } from '@nestjs/common';
import { AccountController } from './account.controller';
import { AccountSessionsController } from './account-sessions.controller';
import { AddressesController } from './addresses.controller';
import { IdentityModule } from './identity.module';
import { PasswordsController } from './passwords.controller';
import { SessionController } from './session.controller';

/** HTTP doors of the identity context. */
@Module({
  imports: [IdentityModule],
  controllers: [
    SessionController,
    PasswordsController,
    AddressesController,
    AccountController,
    AccountSessionsController,
  ],
})
export class IdentityHttpModule {}
