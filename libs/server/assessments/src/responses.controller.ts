import {
  assessmentsApi,
  type HistoryEntry,
  type InputOf,
  type Page,
  type ResponseReviewView,
  type ReviewView,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { type z } from 'zod';
import { History } from './history.service';
import { ResponseReviews } from './review/response-reviews.service';

/** What can be asked about one response besides following it live: its history and its reviews. */
@Controller()
export class ResponsesController {
  constructor(
    @Inject(History) private readonly histories: History,
    @Inject(ResponseReviews) private readonly reviews: ResponseReviews,
  ) {}

  @Serves(assessmentsApi.history)
  @Can('assessment:read')
  history(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof assessmentsApi.history>,
  ): Promise<Page<z.infer<typeof HistoryEntry>>> {
    return this.histories.list(context, input);
  }

  @Serves(assessmentsApi.review)
  @Can('assessment:read')
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
}
