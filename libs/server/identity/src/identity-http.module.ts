import { Module } from '@nestjs/common';
import { IdentityModule } from './identity.module';
import { SessionController } from './session.controller';

/** HTTP doors of the identity context. */
@Module({ imports: [IdentityModule], controllers: [SessionController] })
export class IdentityHttpModule {}
