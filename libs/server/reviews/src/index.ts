export { canonicalJson, contentHash } from './canonical-json';
export { Deciders } from './deciders.service';
export { LatestDecisions } from './latest-decisions';
export { ResponseReviews } from './response-reviews.service';
export { ReviewsHttpModule } from './reviews-http.module';
export { ReviewsModule } from './reviews.module';
