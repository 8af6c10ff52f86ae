import { EvidenceModule } from '@certitude/server/evidence';
import { Module } from '@nestjs/common';
import { ReportsController } from './reports.controller';
import { ReportsModule } from './reports.module';
import { SigningController } from './signing/signing.controller';
import { SigningKeysController } from './signing/signing-keys.controller';

/** HTTP doors of the reports context. */
@Module({
  imports: [EvidenceModule, ReportsModule],
  controllers: [ReportsController, SigningController, SigningKeysController],
})
export class ReportsHttpModule {}
