import { AnsweringHttpModule } from '@certitude/server/answering';
import { AssessmentsHttpModule } from '@certitude/server/assessments';
import { type Config, CoreModule, HttpModule, loggingModule } from '@certitude/server/core';
import { EvidenceHttpModule } from '@certitude/server/evidence';
import { ExchangeHttpModule } from '@certitude/server/exchange';
import { IdentityHttpModule } from '@certitude/server/identity';
import { ImprovementHttpModule } from '@certitude/server/improvement';
import { InsightsHttpModule } from '@certitude/server/insights';
import { MailHttpModule } from '@certitude/server/mail';
import { ModelsHttpModule } from '@certitude/server/models';
import { NotificationsHttpModule } from '@certitude/server/notifications';
import { OrganizationsHttpModule } from '@certitude/server/organizations';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { VersionsHttpModule } from '@certitude/server/versions';
import { ReportsHttpModule } from '@certitude/server/reports';
import { type DynamicModule, Module } from '@nestjs/common';
import { SamplesHttpModule } from './demo/samples-http.module';

/** Everything that speaks HTTP or sockets, in one process. */
@Module({})
export class ApiModule {
  static forRoot(config: Config): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        loggingModule(config),
        CoreModule.forRoot(config),
        HttpModule,
        ReportsHttpModule,
        IdentityHttpModule,
        MailHttpModule,
        OrganizationsHttpModule,
        ModelsHttpModule,
        AssessmentsHttpModule,
        AnsweringHttpModule,
        ReviewsHttpModule,
        VersionsHttpModule,
        EvidenceHttpModule,
        ImprovementHttpModule,
        NotificationsHttpModule,
        InsightsHttpModule,
        ExchangeHttpModule,
        SamplesHttpModule,
      ],
    };
  }
}
