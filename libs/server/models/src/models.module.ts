import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ModelExtensionEntity } from './entities/model-extension.entity';
import { ModelReleaseEntity } from './entities/model-release.entity';
import { ModelExtensions } from './model-extensions.service';
import { ModelReleases } from './model-releases.service';

/** Published model releases, for other contexts; and their extensions, for the doors. */
@Module({
  imports: [TypeOrmModule.forFeature([ModelExtensionEntity, ModelReleaseEntity])],
  providers: [ModelReleases, ModelExtensions],
  exports: [ModelReleases, ModelExtensions],
})
export class ModelsModule {}
