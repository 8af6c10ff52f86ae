import { AnsweringJobsModule } from '@certitude/server/answering';
import { type Config, CoreModule, JobsModule, loggingModule } from '@certitude/server/core';
import { EvidenceJobsModule } from '@certitude/server/evidence';
import { ExchangeJobsModule } from '@certitude/server/exchange';
import { IdentityJobsModule } from '@certitude/server/identity';
import { ImprovementJobsModule } from '@certitude/server/improvement';
import { MailJobsModule } from '@certitude/server/mail';
import { NotificationsJobsModule } from '@certitude/server/notifications';
import { ReportsJobsModule } from '@certitude/server/reports';
import { VersionsJobsModule } from '@certitude/server/versions';
import { type DynamicModule, Module } from '@nestjs/common';

/** Everything that happens without a request, in one process. Any number of them may run. */
@Module({})
export class WorkerModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        loggingModule(config),
        CoreModule.forRoot(config),
        JobsModule.forRoot(),
        MailJobsModule,
        IdentityJobsModule,
        AnsweringJobsModule,
        VersionsJobsModule,
        EvidenceJobsModule,
        ImprovementJobsModule,
        NotificationsJobsModule,
        ExchangeJobsModule,
        ReportsJobsModule,
      ],
    };
  }
}
