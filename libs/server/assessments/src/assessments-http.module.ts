import { HttpModule } from '@certitude/server/core';
import { Module } from '@nestjs/common';
import { AssessmentsController } from './assessments.controller';
import { AssessmentsModule } from './assessments.module';
import { DeletionsController } from './deletion/deletions.controller';
import { GuestsController } from './guests.controller';
import { PkisController } from './pkis/pkis.controller';

/** HTTP doors of the assessments context. */
@Module({
  imports: [HttpModule, AssessmentsModule],
  controllers: [PkisController, AssessmentsController, GuestsController, DeletionsController],
})
export class AssessmentsHttpModule {}
