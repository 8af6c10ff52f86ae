import { EvidenceModule } from '@certitude/server/evidence';
import { ModelsModule } from '@certitude/server/models';
import { ReportsModule } from '@certitude/server/reports';
import { VersionsModule } from '@certitude/server/versions';
import { Module } from '@nestjs/common';
import { EvidencePackages } from './evidence-packages.service';

/** Evidence packages of finalized versions. */
@Module({
  imports: [VersionsModule, ModelsModule, EvidenceModule, ReportsModule],
  providers: [EvidencePackages],
  exports: [EvidencePackages],
})
export class PackageModule {}
