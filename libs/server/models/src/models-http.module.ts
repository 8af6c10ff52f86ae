import { Module } from '@nestjs/common';
import { ModelsController } from './models.controller';
import { ModelsModule } from './models.module';

/** HTTP doors of the models context. */
@Module({ imports: [ModelsModule], controllers: [ModelsController] })
export class ModelsHttpModule {}
