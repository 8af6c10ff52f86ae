import { AssessmentsModule } from '@certitude/server/assessments';
import { ModelsModule } from '@certitude/server/models';
import { Module } from '@nestjs/common';
import { EvidenceDeciders } from './evidence-deciders.service';
import { EvidenceLinks } from './evidence-links.service';
import { EvidenceReader } from './evidence-reader';
import { EvidenceReview } from './evidence-review.service';
import { EvidenceRepository } from './evidence.repository';
import { Evidence } from './evidence.service';
import { FileRepository } from './file.repository';
import { Files } from './files.service';

/** Evidence and the files it consists of. */
@Module({
  imports: [AssessmentsModule, ModelsModule],
  providers: [
    FileRepository,
    EvidenceRepository,
    EvidenceReader,
    EvidenceLinks,
    Files,
    Evidence,
    EvidenceReview,
    EvidenceDeciders,
  ],
  exports: [EvidenceDeciders, Files, Evidence, EvidenceReview, EvidenceLinks],
})
export class EvidenceModule {}
