import { Component, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type AssessmentView } from '@certitude/contracts';
import { Session, Toasts, fillTopBar, offerCommands, pagedList } from '@certitude/web/core';
import {
  ASSESSMENT_FACES,
  Button,
  EmptyState,
  ErrorState,
  KeyboardRow,
  KeyboardRows,
  PageHeader,
  Score,
  Skeleton,
  StatusBadge,
  formatDateOnly,
} from '@certitude/web/ui';
import { Assessments } from '../data-access/assessments';
import { levelNames } from '../data-access/level-names';

/** The home of guest auditors: the assessments that they were let into. */
@Component({
  selector: 'certitude-granted-page',
  imports: [
    Button,
    EmptyState,
    ErrorState,
    KeyboardRow,
    KeyboardRows,
    PageHeader,
    RouterLink,
    Score,
    Skeleton,
    StatusBadge,
  ],
  templateUrl: './granted-page.html',
  styles: `
    @use 'mixins' as *;
    a {
      color: var(--text);
    }
    .more {
      margin-top: var(--space-3);
    }
    .pki {
      display: block;
      font-size: var(--text-xs);
      font-weight: var(--weight-regular);
    }
    @include phone {
      tbody th:first-child {
        padding-left: 0;
      }
    }
  `,
})
export class GrantedPage {
  readonly #assessments = inject(Assessments);
  readonly #session = inject(Session);
  readonly #router = inject(Router);
  readonly #toasts = inject(Toasts);

  protected readonly faces = ASSESSMENT_FACES;
  protected readonly icon = 'eye';
  protected readonly assessments = pagedList<AssessmentView, string>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (_, after, abort) => this.#assessments.list('', after, abort),
  });
  protected readonly levelName = levelNames(() => this.assessments.items());

  constructor() {
    fillTopBar({ crumbs: () => [{ label: 'Assessments' }] });
    offerCommands(() =>
      this.assessments.items().map((assessment) => ({
        id: `assessment-${assessment.id}`,
        label: `${assessment.pkiName}: ${assessment.name}`,
        group: 'Go to',
        run: () => void this.#router.navigate([...this.link(assessment)]),
      })),
    );
  }

  protected async more(): Promise<void> {
    try {
      await this.assessments.more();
    } catch (error) {
      this.#toasts.failure(error);
    }
  }

  protected link({ organizationId, id }: AssessmentView): readonly string[] {
    return ['/o', organizationId, 'assessments', id];
  }

  protected lastDay({ grantedUntil }: AssessmentView): string {
    return grantedUntil ? formatDateOnly(grantedUntil) : '';
  }
}
