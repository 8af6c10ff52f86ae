import { Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { insightsApi, type AnswerToReview, type OrganizationId } from '@certitude/contracts';
import { Api, Session, fillTopBar, pagedList } from '@certitude/web/core';
import { askedAgainOnNews } from '@certitude/web/core/live';
import { PersonById, ShowMore } from '@certitude/web/parts';
import { Deadline, EmptyState, ErrorState, KeyboardRow, KeyboardRows, PageHeader, Skeleton } from '@certitude/web/ui';

/** The answers that the dashboard counts as waiting for a review, of all assessments. */
@Component({
  selector: 'certitude-answers-to-review-page',
  imports: [
    Deadline,
    EmptyState,
    ErrorState,
    KeyboardRow,
    KeyboardRows,
    PageHeader,
    PersonById,
    RouterLink,
    ShowMore,
    Skeleton,
  ],
  templateUrl: './answers-to-review-page.html',
  styles: `
    .where {
      display: block;
      color: var(--text-muted);
      font-size: var(--text-xs);
      font-weight: var(--weight-regular);
    }
  `,
})
export class AnswersToReviewPage {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  protected readonly icon = 'circle-check';
  protected readonly list = pagedList<AnswerToReview, OrganizationId>({
    refreshes: true,
    params: () => this.#session.organizationId() ?? undefined,
    load: (organizationId, after, signal) =>
      this.#api.call(insightsApi.answersToReview, { params: { organizationId }, query: { after } }, signal),
  });

  constructor() {
    askedAgainOnNews(this.list, ['response-review', 'response-decided', 'review-asked']);
    fillTopBar({
      crumbs: () => [{ label: 'Dashboard', link: this.#below('dashboard') }, { label: 'Answers to review' }],
    });
  }

  protected linkOf({ assessmentId, responseId }: AnswerToReview): readonly string[] {
    return this.#below('assessments', assessmentId, 'responses', responseId);
  }

  #below(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), ...path];
  }
}
