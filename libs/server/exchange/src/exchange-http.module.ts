import { EvidenceModule } from '@certitude/server/evidence';
import { Module } from '@nestjs/common';
import { ExportsController } from './exports/exports.controller';
import { ExportsModule } from './exports/exports.module';
import { ImportsController } from './imports/imports.controller';
import { ImportsModule } from './imports/imports.module';

/** HTTP doors of the exchange context. */
@Module({
  imports: [ExportsModule, ImportsModule, EvidenceModule],
  controllers: [ExportsController, ImportsController],
})
export class ExchangeHttpModule {}
