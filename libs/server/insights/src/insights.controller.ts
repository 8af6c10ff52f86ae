import {
  type AnswerToReview,
  type DashboardView,
  type FirstSteps,
  type InputOf,
  insightsApi,
  type Page,
  searchApi,
  type SearchGroup,
  type UnheldItem,
  type WorkItem,
} from '@certitude/contracts';
import { Can, Context, Input, Serves, type TenantContext } from '@certitude/server/core';
import { Controller, Inject } from '@nestjs/common';
import { AnswersToReview } from './answers-to-review.service';
import { Dashboard } from './dashboard.service';
import { FirstStepsReader } from './first-steps-reader';
import { MyWork } from './my-work.service';
import { UnheldWork } from './unheld-work.service';
import { Search } from './search.service';

/** Where the organization stands, what waits for the caller, and what there is of a title. */
@Controller()
export class InsightsController {
  constructor(
    @Inject(Dashboard) private readonly dashboardOf: Dashboard,
    @Inject(MyWork) private readonly work: MyWork,
    @Inject(AnswersToReview) private readonly reviews: AnswersToReview,
    @Inject(UnheldWork) private readonly unheldWork: UnheldWork,
    @Inject(FirstStepsReader) private readonly steps: FirstStepsReader,
    @Inject(Search) private readonly search: Search,
  ) {}

  @Serves(insightsApi.dashboard)
  @Can('organization:read')
  dashboard(@Context() context: TenantContext): Promise<DashboardView> {
    return this.dashboardOf.view(context);
  }

  @Serves(insightsApi.myWork)
  @Can('assessment:read-granted')
  myWork(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof insightsApi.myWork>,
  ): Promise<Page<WorkItem>> {
    return this.work.list(context, query);
  }

  @Serves(insightsApi.answersToReview)
  @Can('organization:read')
  answersToReview(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof insightsApi.answersToReview>,
  ): Promise<Page<AnswerToReview>> {
    return this.reviews.list(context, query);
  }

  @Serves(insightsApi.unheld)
  @Can('organization:read')
  unheld(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof insightsApi.unheld>,
  ): Promise<Page<UnheldItem>> {
    return this.unheldWork.list(context, query);
  }

  @Serves(searchApi.find)
  @Can('assessment:read-granted')
  async find(
    @Context() context: TenantContext,
    @Input() { query }: InputOf<typeof searchApi.find>,
  ): Promise<{ readonly groups: SearchGroup[] }> {
    return { groups: await this.search.find(context, query) };
  }

  @Serves(insightsApi.firstSteps)
  @Can('pki:manage')
  firstSteps(@Context() context: TenantContext): Promise<FirstSteps> {
    return this.steps.read(context);
  }
}
