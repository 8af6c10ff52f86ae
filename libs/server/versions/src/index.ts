export { Finalization } from './finalization.service';
export { VersionsHttpModule } from './versions-http.module';
export { VersionsJobsModule } from './versions-jobs.module';
export { VersionsModule } from './versions.module';
export { hashed } from './version-hash';
export { Versions } from './versions.service';
