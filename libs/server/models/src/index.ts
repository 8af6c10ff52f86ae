export { importRelease, StructureDiffers } from './import-release';
export { ModelReleases } from './model-releases.service';
export { ModelsHttpModule } from './models-http.module';
export { ModelsModule } from './models.module';
export { placeTitle } from './place-title';
export type { AnsweredPlace } from './place-title';
export { publishReleases } from './publish-releases';
export type { Publication, ReleaseFile } from './publish-releases';
export type { PublishedRelease } from './published-release';
