import { AnswerSheetsModule } from '@certitude/server/answering';
import { AssessmentAccessModule, AssessmentsModule } from '@certitude/server/assessments';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { DashboardRepository } from './dashboard.repository';
import { Dashboard } from './dashboard.service';
import { FirstStepsReader } from './first-steps-reader';
import { MyWork } from './my-work.service';
import { UnheldWork } from './unheld-work.service';
import { UnheldRepository } from './unheld.repository';
import { WorkRepository } from './work.repository';

/** Reads over all contexts; writes nothing. */
@Module({
  imports: [AnswerSheetsModule, AssessmentAccessModule, AssessmentsModule, ModelsModule, OrganizationsModule],
  providers: [DashboardRepository, Dashboard, WorkRepository, MyWork, UnheldRepository, UnheldWork, FirstStepsReader],
  exports: [Dashboard, MyWork, UnheldWork, FirstStepsReader],
})
export class InsightsModule {}
