import {
  assessmentsApi,
  type Deciders,
  decidersApi,
  type Done,
  type InputOf,
  type ResponseReviewView,
  type ReviewView,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { ResponseDeciders } from './response-deciders.service';
import { ResponseReviews } from './response-reviews.service';

/** Reviews of one response, and who may still decide on it. */
@Controller()
export class ReviewsController {
  constructor(
    @Inject(ResponseReviews) private readonly reviews: ResponseReviews,
    @Inject(ResponseDeciders) private readonly deciders: ResponseDeciders,
  ) {}

  @Serves(assessmentsApi.review)
  @Can('assessment:read-granted')
  review(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.review>,
  ): Promise<ResponseReviewView> {
    return this.reviews.get(context, params);
  }

  @Serves(assessmentsApi.decide)
  @Can('review:decide')
  decide(
    @Context() context: TenantContext,
    @Input() { params, body }: InputOf<typeof assessmentsApi.decide>,
  ): Promise<ReviewView> {
    return this.reviews.decide(context, params, body);
  }

  @Serves(decidersApi.ofResponse)
  @Can('assessment:read-granted')
  whoDecides(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof decidersApi.ofResponse>,
  ): Promise<Deciders> {
    return this.deciders.find(context, params);
  }

  @Serves(decidersApi.askAboutResponse)
  @Can('response:answer-own')
  ask(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof decidersApi.askAboutResponse>,
  ): Promise<Done> {
    return this.deciders.ask(context, params);
  }
}
