import { Module } from '@nestjs/common';
import { ModelReleases } from './model-releases.service';

/** Published model releases, for other contexts. */
@Module({ providers: [ModelReleases], exports: [ModelReleases] })
export class ModelsModule {}
