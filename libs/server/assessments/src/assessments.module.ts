import { ModelsModule } from '@certitude/server/models';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentTargetEntity } from './entities/assessment-target.entity';
import { AssessmentEntity } from './entities/assessment.entity';
import { DeletionEntity } from './entities/deletion.entity';
import { GuestGrantEntity } from './entities/guest-grant.entity';
import { PkiEntity } from './entities/pki.entity';
import { AssessmentAccessModule } from './access/assessment-access.module';
import { AssessmentPeople } from './access/assessment-people';
import { Guests } from './access/guests.service';
import { AssessmentDetailsEditing } from './assessment/assessment-details.service';
import { AssessmentRevisions } from './assessment/assessment-revisions';
import { AssessmentScores } from './assessment/assessment-scores';
import { AssessmentStart } from './assessment/assessment-start.service';
import { AssessmentBeginning } from './assessment/assessment-beginning';
import { BroughtFacts } from './assessment/brought-facts';
import { AssessmentTargets } from './assessment/assessment-targets';
import { AssessmentRepository } from './assessment/assessment.repository';
import { Assessments } from './assessment/assessments.service';
import { AssessmentSearch } from './assessment/assessment-search';
import { DeletionRepository } from './deletion/deletion.repository';
import { Deletions } from './deletion/deletions.service';
import { PkiRepository } from './pkis/pki.repository';
import { PkiSearch } from './pkis/pki-search';
import { Pkis } from './pkis/pkis.service';

/** PKIs and assessments, without doors. Asks for `AnswerSheets`, which the answering context provides. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AssessmentEntity, AssessmentTargetEntity, DeletionEntity, GuestGrantEntity, PkiEntity]),
    ModelsModule,
    AssessmentAccessModule,
  ],
  providers: [
    PkiRepository,
    Pkis,
    AssessmentRepository,
    AssessmentScores,
    AssessmentRevisions,
    AssessmentTargets,
    AssessmentBeginning,
    BroughtFacts,
    Assessments,
    AssessmentStart,
    AssessmentDetailsEditing,
    Guests,
    AssessmentPeople,
    DeletionRepository,
    Deletions,
    PkiSearch,
    AssessmentSearch,
  ],
  exports: [
    Pkis,
    Assessments,
    AssessmentDetailsEditing,
    AssessmentStart,
    AssessmentScores,
    AssessmentRevisions,
    AssessmentTargets,
    AssessmentBeginning,
    BroughtFacts,
    Deletions,
    Guests,
    AssessmentPeople,
  ],
})
export class AssessmentsModule {}
