import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { EvidenceModule } from '@certitude/server/evidence';
import { ImprovementModule } from '@certitude/server/improvement';
import { ReviewsModule } from '@certitude/server/reviews';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentVersionEntity } from './entities/assessment-version.entity';
import { AssessmentStates } from './assessment-states';
import { Finalization } from './finalization.service';
import { FreezingSweep } from './freezing-sweep.service';
import { FrozenAnswers } from './frozen-answers';
import { FrozenContents } from './frozen-contents';
import { VersionRepository } from './version.repository';
import { Versions } from './versions.service';

/** Versions of assessments, without doors. */
@Module({
  imports: [
    TypeOrmModule.forFeature([AssessmentVersionEntity]),
    AssessmentsModule,
    AnsweringModule,
    ReviewsModule,
    EvidenceModule,
    ImprovementModule,
  ],
  providers: [
    AssessmentStates,
    FrozenAnswers,
    FrozenContents,
    VersionRepository,
    Finalization,
    FreezingSweep,
    Versions,
  ],
  exports: [Finalization, FreezingSweep, Versions],
})
export class VersionsModule {}
