import { Module } from '@nestjs/common';
import { ModelExtensions } from './model-extensions.service';
import { ModelReleases } from './model-releases.service';

/** Published model releases, for other contexts; and their extensions, for the doors. */
@Module({ providers: [ModelReleases, ModelExtensions], exports: [ModelReleases, ModelExtensions] })
export class ModelsModule {}
