import { AnswerSheets } from '@certitude/server/assessments';
import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AssessmentStreamEntity } from './entities/assessment-stream.entity';
import { DeclaredLevelEntity } from './entities/declared-level.entity';
import { ResponseEntity } from './entities/response.entity';
import { AnswerSheetRepository } from './answer-sheet.repository';

/** The `AnswerSheets` that the assessments context asks. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([AssessmentStreamEntity, DeclaredLevelEntity, ResponseEntity])],
  providers: [AnswerSheetRepository, { provide: AnswerSheets, useExisting: AnswerSheetRepository }],
  exports: [AnswerSheets],
})
export class AnswerSheetsModule {}
