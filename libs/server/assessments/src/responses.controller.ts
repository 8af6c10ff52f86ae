import {
  assessmentsApi,
  type Deciders,
  decidersApi,
  type Done,
  type HistoryEntry,
  type InputOf,
  type Page,
  type ResponseContributors,
  type ResponseReviewView,
  type ReviewView,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { type z } from 'zod';
import { Contributors } from './contributors/contributors.service';
import { History } from './history.service';
import { ResponseDeciders } from './review/response-deciders.service';
import { ResponseReviews } from './review/response-reviews.service';

/** What there is to one response besides following it live: its history, who is invited to it, its reviews. */
@Controller()
export class ResponsesController {
  constructor(
    @Inject(History) private readonly histories: History,
    @Inject(ResponseReviews) private readonly reviews: ResponseReviews,
    @Inject(Contributors) private readonly contributors: Contributors,
    @Inject(ResponseDeciders) private readonly deciders: ResponseDeciders,
  ) {}

  @Serves(assessmentsApi.history)
  @Can('assessment:read-granted')
  history(
    @Context() context: TenantContext,
    @Input() input: InputOf<typeof assessmentsApi.history>,
  ): Promise<Page<z.infer<typeof HistoryEntry>>> {
    return this.histories.list(context, input);
  }

  @Serves(assessmentsApi.inviteContributor)
  @Can('response:assign')
  inviteContributor(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.inviteContributor>,
  ): Promise<ResponseContributors> {
    return this.contributors.invite(context, params);
  }

  @Serves(assessmentsApi.withdrawContributor)
  @Can('response:assign')
  withdrawContributor(
    @Context() context: TenantContext,
    @Input() { params }: InputOf<typeof assessmentsApi.withdrawContributor>,
  ): Promise<ResponseContributors> {
    return this.contributors.withdraw(context, params);
  }

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
