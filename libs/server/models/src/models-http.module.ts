import { Module } from '@nestjs/common';
import { ModelExtensionsController } from './model-extensions.controller';
import { ModelsController } from './models.controller';
import { ModelsModule } from './models.module';

/** HTTP doors of the models context. */
@Module({ imports: [ModelsModule], controllers: [ModelsController, ModelExtensionsController] })
export class ModelsHttpModule {}
