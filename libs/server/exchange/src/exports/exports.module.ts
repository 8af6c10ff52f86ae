import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { EvidenceModule } from '@certitude/server/evidence';
import { ImprovementModule } from '@certitude/server/improvement';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { AssessmentExports } from './assessment-exports.service';
import { AssessmentRecords } from './assessment-records.service';
import { ImportedDocuments } from './imported-documents';
import { ImportsModule } from '../imports/imports.module';
import { ListPlaces } from './list-places.service';
import { ListExports } from './list-exports.service';
import { ModelExports } from './model-exports.service';
import { OrganizationExports } from './organization-exports.service';
import { RecordAnswers } from './record-answers.service';
import { RecordLists } from './record-lists.service';
import { RecordPeople } from './record-people.service';
import { RecordSurroundings } from './record-surroundings.service';

/** What leaves as files. */
@Module({
  imports: [
    ImportsModule,
    AnsweringModule,
    AssessmentsModule,
    EvidenceModule,
    ImprovementModule,
    ModelsModule,
    OrganizationsModule,
  ],
  providers: [
    ImportedDocuments,
    RecordAnswers,
    RecordSurroundings,
    RecordPeople,
    AssessmentRecords,
    AssessmentExports,
    OrganizationExports,
    ListPlaces,
    ListExports,
    RecordLists,
    ModelExports,
  ],
  exports: [AssessmentExports, OrganizationExports, ListExports, RecordLists, ModelExports],
})
export class ExportsModule {}
