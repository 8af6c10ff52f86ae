import { EvidenceModule } from '@certitude/server/evidence';
import { Module } from '@nestjs/common';
import { ExportsController } from './exports/exports.controller';
import { ExportsModule } from './exports/exports.module';
import { ImportsController } from './imports/imports.controller';
import { ImportsModule } from './imports/imports.module';

/** HTTP doors of the exchange context. */
@Module({
  imports: [ImportsModule, EvidenceModule, ExportsModule],
  controllers: [ImportsController, ExportsController],
})
export class ExchangeHttpModule {}
