import { Module } from '@nestjs/common';
import { ExportsController } from './exports/exports.controller';
import { ExportsModule } from './exports/exports.module';

/** HTTP doors of the exchange context. */
@Module({ imports: [ExportsModule], controllers: [ExportsController] })
export class ExchangeHttpModule {}
