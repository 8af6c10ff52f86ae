import { ModelsModule } from '@certitude/server/models';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentEntity } from './entities/assessment.entity';
import { AssessmentOperationEntity } from './entities/assessment-operation.entity';
import { AssessmentStreamEntity } from './entities/assessment-stream.entity';
import { GuestGrantEntity } from './entities/guest-grant.entity';
import { LiveClientEntity } from './entities/live-client.entity';
import { NoteEntity } from './entities/note.entity';
import { PkiEntity } from './entities/pki.entity';
import { ResponseEntity } from './entities/response.entity';
import { ResponseContributorEntity } from './entities/response-contributor.entity';
import { StreamClientEntity } from './entities/stream-client.entity';
import { AssessmentAccessModule } from './access/assessment-access.module';
import { AssessmentPeople } from './access/assessment-people';
import { Guests } from './access/guests.service';
import { AnswerRights } from './answer-rights.service';
import { AssessmentAnswers } from './answers.service';
import { AssessmentRevisions } from './assessment/assessment-revisions';
import { AssessmentRepository } from './assessment/assessment.repository';
import { AssessmentScores } from './assessment/assessment-scores';
import { Assessments } from './assessment/assessments.service';
import { ContributorRepository } from './contributors/contributor.repository';
import { Contributors } from './contributors/contributors.service';
import { History } from './history.service';
import { NoteCompaction } from './notes/note-compaction';
import { NoteQuarantine } from './notes/note-quarantine';
import { NoteRepair } from './notes/note-repair';
import { NoteThreads } from './notes/note-threads';
import { NoteRepository } from './notes/note.repository';
import { NoticedAssessments } from './noticed-assessments';
import { PkiRepository } from './pkis/pki.repository';
import { Pkis } from './pkis/pkis.service';
import { Responses } from './responses.service';
import { JudgedNotes } from './notes/judged-notes';
import { ResponseApprovals } from './response-approvals';
import { Surroundings } from './surroundings.service';
import { StreamHints } from './stream/stream-hints';
import { StreamWriter } from './stream/stream-writer';
import { StreamStates } from './stream/stream-states';
import { StreamRepository } from './stream/stream.repository';
import { WrittenAnswers } from './written-answers';

/** PKIs, assessments and responses, without doors. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AssessmentEntity,
      AssessmentOperationEntity,
      AssessmentStreamEntity,
      GuestGrantEntity,
      LiveClientEntity,
      NoteEntity,
      PkiEntity,
      ResponseEntity,
      ResponseContributorEntity,
      StreamClientEntity,
    ]),
    ModelsModule,
    AssessmentAccessModule,
  ],
  providers: [
    PkiRepository,
    Pkis,
    AssessmentRepository,
    AssessmentScores,
    AssessmentRevisions,
    Assessments,
    AssessmentAnswers,
    StreamRepository,
    StreamHints,
    StreamWriter,
    StreamStates,
    NoteRepository,
    NoteThreads,
    NoteQuarantine,
    NoteRepair,
    NoteCompaction,
    Responses,
    NoticedAssessments,
    History,
    ContributorRepository,
    Contributors,
    Guests,
    AssessmentPeople,
    AnswerRights,
    JudgedNotes,
    ResponseApprovals,
    Surroundings,
    WrittenAnswers,
  ],
  exports: [
    Pkis,
    Assessments,
    AssessmentScores,
    AssessmentRevisions,
    AssessmentAnswers,
    History,
    Contributors,
    Guests,
    AssessmentPeople,
    Responses,
    NoticedAssessments,
    AnswerRights,
    ResponseApprovals,
    Surroundings,
    NoteCompaction,
    NoteQuarantine,
    NoteRepair,
    StreamRepository,
    StreamHints,
    StreamStates,
    StreamWriter,
    JudgedNotes,
    WrittenAnswers,
  ],
})
export class AssessmentsModule {}
