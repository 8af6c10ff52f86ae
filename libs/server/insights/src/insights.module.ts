import { AnswerSheetsModule } from '@certitude/server/answering';
import { AssessmentAccessModule, AssessmentsModule } from '@certitude/server/assessments';
import { SearchSources } from '@certitude/server/core';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { AnswersToReviewRepository } from './answers-to-review.repository';
import { AnswersToReview } from './answers-to-review.service';
import { DashboardRepository } from './dashboard.repository';
import { Dashboard } from './dashboard.service';
import { FirstStepsReader } from './first-steps-reader';
import { MyWork } from './my-work.service';
import { UnheldWork } from './unheld-work.service';
import { UnheldRepository } from './unheld.repository';
import { Search } from './search.service';
import { WorkRepository } from './work.repository';

/** Reads over all contexts; writes nothing. */
@Module({
  imports: [
    DiscoveryModule,
    AnswerSheetsModule,
    AssessmentAccessModule,
    AssessmentsModule,
    ModelsModule,
    OrganizationsModule,
  ],
  providers: [
    AnswersToReviewRepository,
    AnswersToReview,
    DashboardRepository,
    Dashboard,
    WorkRepository,
    MyWork,
    UnheldRepository,
    UnheldWork,
    FirstStepsReader,
    SearchSources,
    Search,
  ],
  exports: [AnswersToReview, Dashboard, MyWork, UnheldWork, FirstStepsReader, Search],
})
export class InsightsModule {}
