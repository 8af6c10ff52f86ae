import { AnsweringModule } from '@certitude/server/answering';
import { ModelsModule } from '@certitude/server/models';
import { ReviewsModule } from '@certitude/server/reviews';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { EvidenceEntity } from './entities/evidence.entity';
import { EvidenceLinkChangeEntity } from './entities/evidence-link-change.entity';
import { EvidenceLinkEntity } from './entities/evidence-link.entity';
import { EvidenceRevisionEntity } from './entities/evidence-revision.entity';
import { FilePolicyEntity } from './entities/file-policy.entity';
import { StoredFileEntity } from './entities/stored-file.entity';
import { ArrivingFiles } from './arriving-files.service';
import { ContentCheck } from './content-check/content-check.service';
import { EvidenceDeciders } from './evidence-deciders.service';
import { EvidenceIndex } from './evidence-index';
import { EvidenceLinks } from './evidence-links.service';
import { EvidenceList } from './evidence-list.service';
import { EvidenceReader } from './evidence-reader';
import { EvidenceReview } from './evidence-review.service';
import { EvidenceRepository } from './evidence.repository';
import { AssessmentEvidence } from './assessment-evidence.service';
import { EvidenceSearch } from './evidence-search';
import { EvidenceRevisions } from './evidence-revisions.service';
import { Evidence } from './evidence.service';
import { FilePolicyRepository } from './file-policy.repository';
import { FileRecords } from './file-records.service';
import { FileRepository } from './file.repository';
import { Files } from './files.service';
import { HeldEvidence } from './held-evidence.service';
import { UploadSlots } from './upload-slots';
import { Uploads } from './uploads.service';
import { Withdrawals } from './withdrawals.service';

/** Evidence and the files it consists of. */
@Module({
  imports: [
    TypeOrmModule.forFeature([
      EvidenceEntity,
      EvidenceLinkChangeEntity,
      EvidenceLinkEntity,
      EvidenceRevisionEntity,
      FilePolicyEntity,
      StoredFileEntity,
    ]),
    AnsweringModule,
    ReviewsModule,
    ModelsModule,
  ],
  providers: [
    FileRepository,
    FilePolicyRepository,
    FileRecords,
    ContentCheck,
    ArrivingFiles,
    UploadSlots,
    Uploads,
    Withdrawals,
    EvidenceRepository,
    EvidenceReader,
    EvidenceList,
    EvidenceIndex,
    EvidenceRevisions,
    EvidenceLinks,
    Files,
    AssessmentEvidence,
    Evidence,
    EvidenceReview,
    EvidenceDeciders,
    HeldEvidence,
    EvidenceSearch,
  ],
  exports: [
    ArrivingFiles,
    AssessmentEvidence,
    EvidenceRevisions,
    EvidenceDeciders,
    EvidenceIndex,
    Files,
    FileRecords,
    UploadSlots,
    Uploads,
    Withdrawals,
    Evidence,
    EvidenceList,
    EvidenceReview,
    EvidenceLinks,
  ],
})
export class EvidenceModule {}
