import { AnsweringModule } from '@certitude/server/answering';
import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ReviewEntity } from './entities/review.entity';
import { DecidersRepository } from './deciders.repository';
import { Deciders } from './deciders.service';
import { EvidenceHashes } from './evidence-hashes.repository';
import { JudgedResponses } from './judged-responses';
import { LatestDecisions } from './latest-decisions';
import { ResponseDeciders } from './response-deciders.service';
import { ResponseReviews } from './response-reviews.service';
import { ReviewRepository } from './review.repository';

/** Reviews, without doors. */
@Module({
  imports: [TypeOrmModule.forFeature([ReviewEntity]), AnsweringModule],
  providers: [
    ReviewRepository,
    DecidersRepository,
    Deciders,
    EvidenceHashes,
    JudgedResponses,
    LatestDecisions,
    ResponseDeciders,
    ResponseReviews,
  ],
  exports: [Deciders, LatestDecisions, ResponseDeciders, ResponseReviews],
})
export class ReviewsModule {}
