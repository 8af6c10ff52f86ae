export { Evidence } from './evidence.service';
export { EvidenceHttpModule } from './evidence-http.module';
export { EvidenceJobsModule } from './evidence-jobs.module';
export { EvidenceLinks } from './evidence-links.service';
export { EvidenceModule } from './evidence.module';
export { EvidenceReview } from './evidence-review.service';
export { Files } from './files.service';
export { Uploads } from './uploads.service';
export type { Upload } from './uploads.service';
