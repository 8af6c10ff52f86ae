import { Module } from '@nestjs/common';
import { SessionController } from './session.controller';

/** HTTP doors of the identity context. */
@Module({ controllers: [SessionController] })
export class IdentityHttpModule {}
