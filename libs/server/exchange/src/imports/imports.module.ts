import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { EvidenceModule } from '@certitude/server/evidence';
import { ImprovementModule } from '@certitude/server/improvement';
import { ModelsModule } from '@certitude/server/models';
import { OrganizationsModule } from '@certitude/server/organizations';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentImportEntity } from './entities/assessment-import.entity';
import { Commits } from './commits.service';
import { ImportChanges } from './import-changes';
import { ImportRepository } from './import.repository';
import { ImportViews } from './import-views';
import { ImportJobEntity } from './entities/import-job.entity';
import { ImportJobRepository } from './jobs/import-job.repository';
import { ImportOrders } from './jobs/import-orders.service';
import { ImportWork } from './jobs/import-work.service';
import { MergeAdditions } from './merging/merge-additions';
import { MergeAnswers } from './merging/merge-answers';
import { MergePreviews } from './merging/merge-previews.service';
import { MergeReader } from './merging/merge-reader';
import { MergedFacts } from './merging/merged-facts';
import { MergeUndoing } from './merging/merge-undoing';
import { MergeWriter } from './merging/merge-writer';
import { Merges } from './merging/merges.service';
import { ListedPeople } from './people/listed-people.service';
import { NamedPeople } from './people/named-people';
import { Previews } from './previews.service';
import { ImportReader } from './reading/import-reader';
import { KnownReleases } from './reading/known-releases';
import { TakingBack } from './taking-back';
import { Undoing } from './undoing.service';
import { AnswerWriting } from './writing/answer-writing';
import { AssessmentMaking } from './writing/assessment-making';
import { ImportWriter } from './writing/import-writer';
import { Inviting } from './writing/inviting';
import { ProofWriting } from './writing/proof-writing';

/** What is brought from elsewhere. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AssessmentImportEntity, ImportJobEntity]),
    AnsweringModule,
    AssessmentsModule,
    EvidenceModule,
    ImprovementModule,
    ModelsModule,
    OrganizationsModule,
  ],
  providers: [
    KnownReleases,
    ImportReader,
    ImportRepository,
    ImportChanges,
    ImportJobRepository,
    ImportViews,
    Previews,
    AssessmentMaking,
    AnswerWriting,
    ProofWriting,
    Inviting,
    ListedPeople,
    NamedPeople,
    ImportWriter,
    Commits,
    MergeAnswers,
    MergeReader,
    MergeAdditions,
    MergeWriter,
    Merges,
    MergePreviews,
    MergeUndoing,
    MergedFacts,
    ImportWork,
    ImportOrders,
    TakingBack,
    Undoing,
  ],
  exports: [ImportRepository, ImportViews, ListedPeople, Previews, ImportOrders, ImportWork, MergePreviews, Undoing],
})
export class ImportsModule {}
