import { AnsweringModule } from '@certitude/server/answering';
import { AssessmentsModule } from '@certitude/server/assessments';
import { ReviewsModule } from '@certitude/server/reviews';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentVersionEntity } from './entities/assessment-version.entity';
import { AssessmentStates } from './assessment-states';
import { Finalization } from './finalization.service';
import { FreezingSweep } from './freezing-sweep.service';
import { FrozenContents } from './frozen-contents';
import { VersionRepository } from './version.repository';

/** Versions of assessments, without doors. */
@Module({
  imports: [TypeOrmModule.forFeature([AssessmentVersionEntity]), AssessmentsModule, AnsweringModule, ReviewsModule],
  providers: [AssessmentStates, FrozenContents, VersionRepository, Finalization, FreezingSweep],
  exports: [Finalization, FreezingSweep],
})
export class VersionsModule {}
