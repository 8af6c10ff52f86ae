import { AssessmentsModule } from '@certitude/server/assessments';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { VersionsModule } from '@certitude/server/versions';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ArchivedReports } from './archived-reports.service';
import { ReportEntity } from './entities/report.entity';
import { PdfMaker } from './pdf/pdf-maker.service';
import { ReportMaking } from './report-making.service';
import { ReportRepository } from './report.repository';
import { ReportSources } from './report-sources.service';
import { Reports } from './reports.service';
import { VersionReports } from './version-reports.service';

/** Reports, without doors. */
@Module({
  imports: [
    TypeOrmModule.forFeature([ReportEntity]),
    AssessmentsModule,
    ModelsModule,
    OrganizationsModule,
    VersionsModule,
  ],
  providers: [ArchivedReports, PdfMaker, ReportMaking, ReportRepository, ReportSources, Reports, VersionReports],
  exports: [ArchivedReports, ReportMaking, Reports, VersionReports],
})
export class ReportsModule {}
