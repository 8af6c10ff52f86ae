import { Component, inject, input } from '@angular/core';
import { type EvidenceView } from '@certitude/contracts';
import { pagedList } from '@certitude/web/core';
import { EvidenceContentView, EvidenceLibrary, FromArchive, PersonById, ShowMore } from '@certitude/web/parts';
import { ErrorState, EVIDENCE_FACES, formatDateOnly, RelativeTime, Skeleton, StatusBadge } from '@certitude/web/ui';

/** What a piece of evidence said before, each revision with who judged it and what they wrote. */
@Component({
  selector: 'certitude-earlier-revisions',
  imports: [ErrorState, EvidenceContentView, FromArchive, PersonById, RelativeTime, ShowMore, Skeleton, StatusBadge],
  template: `
    <h2>Earlier revisions</h2>
    @switch (page.phase()) {
      @case ('loading') {
        <certitude-skeleton [lines]="2" [height]="56" label="Loading earlier revisions" />
      }
      @case ('failed') {
        <certitude-error-state [failure]="page.error()" (retry)="page.reload()" />
      }
      @default {
        <ol>
          @for (revision of page.items(); track revision.id) {
            @if (revision.number < of().current.number) {
              <li>
                <p class="line">
                  <strong class="number">Revision {{ revision.number }}</strong>
                  <certitude-status-badge [face]="faces[revision.state]" />
                  <certitude-person [id]="revision.createdBy" />
                  <span class="muted"><certitude-relative-time [at]="revision.createdAt" /></span>
                  @if (revision.validUntil; as until) {
                    <span class="muted">valid until {{ date(until) }}</span>
                  }
                </p>
                <certitude-evidence-content [of]="revision" />
                @for (review of revision.reviews; track review.id) {
                  <p class="line">
                    <certitude-person [id]="review.reviewer" />
                    <span>{{ review.decision === 'accepted' ? 'accepted it' : 'rejected it' }}</span>
                    <span class="muted"><certitude-relative-time [at]="review.at" /></span>
                    <certitude-from-archive [of]="review.archive" />
                  </p>
                  @if (review.comment) {
                    <p class="comment">{{ review.comment }}</p>
                  }
                }
              </li>
            }
          }
        </ol>
        <certitude-show-more [list]="page" />
      }
    }
  `,
  styles: `
    :host {
      display: block;
    }
    h2 {
      margin-bottom: var(--space-2);
      font-size: var(--text-m);
    }
    li {
      display: grid;
      gap: var(--space-1);
      padding-block: var(--space-3);
      font-size: var(--text-s);
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .line {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1) var(--space-2);
    }
    .comment {
      max-width: var(--measure);
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
  `,
})
export class EarlierRevisions {
  readonly #library = inject(EvidenceLibrary);

  readonly of = input.required<EvidenceView>();

  protected readonly faces = EVIDENCE_FACES;
  protected readonly date = formatDateOnly;
  protected readonly page = pagedList({
    params: () => ({ id: this.of().id, current: this.of().current.id }),
    load: ({ id }, after, signal) => this.#library.revisions(id, after, signal),
  });
}
