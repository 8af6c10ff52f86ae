import { AssessmentsModule } from '@certitude/server/assessments';
import { ModelsModule } from '@certitude/server/models';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentOperationEntity } from './entities/assessment-operation.entity';
import { DeclaredLevelEntity } from './entities/declared-level.entity';
import { LiveClientEntity } from './entities/live-client.entity';
import { NamedOwnerEntity } from './entities/named-owner.entity';
import { NoteEntity } from './entities/note.entity';
import { OperationSourceEntity } from './entities/operation-source.entity';
import { ResponseContributorEntity } from './entities/response-contributor.entity';
import { StreamClientEntity } from './entities/stream-client.entity';
import { AnswerRights } from './answer-rights.service';
import { AnswerSheetsModule } from './answer-sheets.module';
import { AssessmentAnswers } from './answers.service';
import { BesideAnswers } from './brought/beside-answers';
import { BroughtAnswers } from './brought/brought-answers';
import { NamedOwners } from './brought/named-owners';
import { StandingAnswers } from './brought/standing-answers';
import { ContributorRepository } from './contributors/contributor.repository';
import { Contributors } from './contributors/contributors.service';
import { HeldAnswers } from './held-answers.service';
import { History } from './history.service';
import { JudgedNotes } from './notes/judged-notes';
import { NoteCompaction } from './notes/note-compaction';
import { NoteFolding } from './notes/note-folding';
import { NoteQuarantine } from './notes/note-quarantine';
import { NoteRepair } from './notes/note-repair';
import { NoteThreads } from './notes/note-threads';
import { NoteRepository } from './notes/note.repository';
import { RequirementSearch } from './requirement-search';
import { ResponseApprovals } from './response-approvals';
import { Responses } from './responses.service';
import { StreamHints } from './stream/stream-hints';
import { StreamStates } from './stream/stream-states';
import { StreamWriter } from './stream/stream-writer';
import { StreamRepository } from './stream/stream.repository';
import { Surroundings } from './surroundings.service';
import { WrittenAnswers } from './written-answers';

/** Answers of assessments, without doors. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      AssessmentOperationEntity,
      DeclaredLevelEntity,
      LiveClientEntity,
      NamedOwnerEntity,
      NoteEntity,
      OperationSourceEntity,
      ResponseContributorEntity,
      StreamClientEntity,
    ]),
    AnswerSheetsModule,
    AssessmentsModule,
    ModelsModule,
  ],
  providers: [
    StreamRepository,
    StreamHints,
    StreamWriter,
    StreamStates,
    NoteRepository,
    NoteThreads,
    NoteQuarantine,
    NoteRepair,
    NoteCompaction,
    NoteFolding,
    JudgedNotes,
    Responses,
    WrittenAnswers,
    AssessmentAnswers,
    BroughtAnswers,
    StandingAnswers,
    BesideAnswers,
    NamedOwners,
    AnswerRights,
    ResponseApprovals,
    Surroundings,
    History,
    ContributorRepository,
    Contributors,
    HeldAnswers,
    RequirementSearch,
  ],
  exports: [
    StreamRepository,
    StreamHints,
    StreamWriter,
    StreamStates,
    NoteQuarantine,
    NoteRepair,
    NoteCompaction,
    NoteFolding,
    JudgedNotes,
    Responses,
    WrittenAnswers,
    AssessmentAnswers,
    BroughtAnswers,
    StandingAnswers,
    BesideAnswers,
    AnswerRights,
    ResponseApprovals,
    Surroundings,
    History,
    Contributors,
  ],
})
export class AnsweringModule {}
