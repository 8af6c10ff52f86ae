import { AssessmentsModule } from '@certitude/server/assessments';
import { IdentityModule } from '@certitude/server/identity';
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
import { SignedReportEntity } from './signing/entities/signed-report.entity';
import { SigningKeyEntity } from './signing/entities/signing-key.entity';
import { SigningKeyUseEntity } from './signing/entities/signing-key-use.entity';
import { SigningPolicyEntity } from './signing/entities/signing-policy.entity';
import { SignatureThreads } from './signing/signature-threads.service';
import { SignedFileCheck } from './signing/signed-file-check.service';
import { SignedReportRepository } from './signing/signed-report.repository';
import { SignedReports } from './signing/signed-reports.service';
import { SigningHere } from './signing/signing-here.service';
import { SigningKeyRepository } from './signing/signing-key.repository';
import { SigningKeys } from './signing/signing-keys.service';
import { VersionReports } from './version-reports.service';

/** Reports, without doors. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      ReportEntity,
      SignedReportEntity,
      SigningKeyEntity,
      SigningKeyUseEntity,
      SigningPolicyEntity,
    ]),
    AssessmentsModule,
    IdentityModule,
    ModelsModule,
    OrganizationsModule,
    VersionsModule,
  ],
  providers: [
    ...[ArchivedReports, PdfMaker, ReportMaking, ReportRepository, ReportSources, Reports, VersionReports],
    ...[
      SignatureThreads,
      SignedFileCheck,
      SignedReportRepository,
      SignedReports,
      SigningHere,
      SigningKeyRepository,
      SigningKeys,
    ],
  ],
  exports: [ArchivedReports, ReportMaking, Reports, SignedReports, SigningHere, SigningKeys, VersionReports],
})
export class ReportsModule {}
