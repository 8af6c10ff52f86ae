import { AssessmentsModule } from '@certitude/server/assessments';
import { Module } from '@nestjs/common';
import { FinalizingController } from './finalizing.controller';
import { VersionsController } from './versions.controller';
import { VersionsModule } from './versions.module';

/** HTTP doors of the versions context. */
@Module({ imports: [AssessmentsModule, VersionsModule], controllers: [FinalizingController, VersionsController] })
export class VersionsHttpModule {}
