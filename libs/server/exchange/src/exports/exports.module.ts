import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { EvidenceModule } from '@certitude/server/evidence';
import { ImprovementModule } from '@certitude/server/improvement';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { AssessmentExports } from './assessment-exports.service';
import { AssessmentRecords } from './assessment-records.service';
import { ListExports } from './list-exports.service';
import { ModelExports } from './model-exports.service';
import { OrganizationExports } from './organization-exports.service';
import { RecordAnswers } from './record-answers.service';
import { RecordPeople } from './record-people.service';
import { RecordSurroundings } from './record-surroundings.service';

/** What leaves as files. */
@Module({
  imports: [AnsweringModule, AssessmentsModule, EvidenceModule, ImprovementModule, ModelsModule, OrganizationsModule],
  providers: [
    RecordAnswers,
    RecordSurroundings,
    RecordPeople,
    AssessmentRecords,
    AssessmentExports,
    OrganizationExports,
    ListExports,
    ModelExports,
  ],
  exports: [AssessmentExports, OrganizationExports, ListExports, ModelExports],
})
export class ExportsModule {}
