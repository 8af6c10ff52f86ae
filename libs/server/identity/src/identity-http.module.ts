import { Module } from '@nestjs/common';
import { IdentityModule } from './identity.module';
import { PasswordsController } from './passwords.controller';
import { SessionController } from './session.controller';

/** HTTP doors of the identity context. */
@Module({ imports: [IdentityModule], controllers: [SessionController, PasswordsController] })
export class IdentityHttpModule {}
