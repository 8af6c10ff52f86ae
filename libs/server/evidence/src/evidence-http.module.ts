import { Module } from '@nestjs/common';
import { EvidenceController } from './evidence.controller';
import { EvidenceModule } from './evidence.module';
import { FilesController } from './files.controller';

/** HTTP doors of the evidence context. */
@Module({ imports: [EvidenceModule], controllers: [FilesController, EvidenceController] })
export class EvidenceHttpModule {}
