import { EvidenceModule } from '@certitude/server/evidence';
import { Module } from '@nestjs/common';
import { ImportsController } from './imports/imports.controller';
import { ImportsModule } from './imports/imports.module';

/** HTTP doors of the exchange context. */
@Module({ imports: [ImportsModule, EvidenceModule], controllers: [ImportsController] })
export class ExchangeHttpModule {}
