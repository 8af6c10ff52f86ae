import { EvidenceModule } from '@certitude/server/evidence';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { ReportsModule } from '@certitude/server/reports';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArrivalLoading } from './arriving/arrival-loading.service';
import { ArrivalRepository } from './arriving/arrival.repository';
import { ArrivalWork } from './arriving/arrival-work.service';
import { Arrivals } from './arriving/arrivals.service';
import { ArrivingRows } from './arriving/arriving-rows.service';
import { ArrivingSignatures } from './arriving/arriving-signatures.service';
import { ArchiveArrivalEntity } from './entities/archive-arrival.entity';
import { ArchiveExportEntity } from './entities/archive-export.entity';
import { ArchiveOriginEntity } from './entities/archive-origin.entity';
import { TrustedInstanceEntity } from './entities/trusted-instance.entity';
import { ArchiveMaking } from './leaving/archive-making.service';
import { ArchiveRepository } from './leaving/archive.repository';
import { ArchiveWriter } from './leaving/archive-writer.service';
import { Archives } from './leaving/archives.service';

/** Organizations as files, without doors. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ArchiveExportEntity, ArchiveOriginEntity, ArchiveArrivalEntity, TrustedInstanceEntity]),
    ModelsModule,
    OrganizationsModule,
    EvidenceModule,
    ReportsModule,
  ],
  providers: [
    ArchiveRepository,
    ArchiveWriter,
    ArchiveMaking,
    Archives,
    ArrivalRepository,
    ArrivingRows,
    ArrivingSignatures,
    ArrivalLoading,
    ArrivalWork,
    Arrivals,
  ],
  exports: [Archives, ArchiveMaking, Arrivals, ArrivalWork],
})
export class ArchiveModule {}
