export { contentHash } from './canonical-json';
export { Deciders } from './deciders.service';
export { EvidenceHashes } from './evidence-hashes.repository';
export { ResponseReviews } from './response-reviews.service';
export { ReviewsHttpModule } from './reviews-http.module';
export { ReviewsModule } from './reviews.module';
