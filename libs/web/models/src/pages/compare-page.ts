import { Component, computed, inject, input } from '@angular/core';
import { type ReleaseChange } from '@certitude/contracts';
import { Session, fillTopBar, loadable } from '@certitude/web/core';
import { EmptyState, ErrorState, PageHeader, Skeleton, Tag } from '@certitude/web/ui';
import { Models } from '../data-access/models';

const KINDS: Readonly<Record<ReleaseChange['kind'], string>> = {
  added: 'Added',
  removed: 'Removed',
  moved: 'Moved',
  renamed: 'Renamed',
  'weight-changed': 'Weight changed',
};

/** What changed from one release to another. */
@Component({
  selector: 'certitude-compare-page',
  imports: [EmptyState, ErrorState, PageHeader, Skeleton, Tag],
  template: `
    <div class="page">
      <certitude-page-header title="Changes between releases" [text]="text()" />
      @switch (changes.phase()) {
        @case ('loading') {
          <certitude-skeleton [lines]="6" [height]="40" />
        }
        @case ('failed') {
          <certitude-error-state [failure]="changes.error()" (retry)="changes.reload()" />
        }
        @case ('empty') {
          <certitude-empty-state title="No difference" text="Both releases have the same structure." />
        }
        @case ('ready') {
          <div class="table-scroll">
            <table class="table table--cards">
              <caption class="visually-hidden">
                Changes
              </caption>
              <thead>
                <tr>
                  <th scope="col">What</th>
                  <th scope="col">Change</th>
                  <th scope="col">From</th>
                  <th scope="col">To</th>
                </tr>
              </thead>
              <tbody>
                @for (change of changes.value() ?? []; track $index) {
                  <tr>
                    <th scope="row" data-label="What">
                      <span class="muted">{{ change.subject }}</span> {{ change.title }}
                    </th>
                    <td data-label="Change">
                      <certitude-tag>{{ kinds[change.kind] }}</certitude-tag>
                    </td>
                    <td data-label="From">{{ change.from ?? '–' }}</td>
                    <td data-label="To">{{ change.to ?? '–' }}</td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
      }
    </div>
  `,
})
export class ComparePage {
  readonly #models = inject(Models);
  readonly #session = inject(Session);
  readonly releaseId = input.required<string>();
  readonly otherId = input.required<string>();
  protected readonly kinds = KINDS;
  protected readonly releases = loadable({ load: (_, signal) => this.#models.releases(signal) });
  protected readonly changes = loadable({
    params: () => ({ from: this.releaseId(), to: this.otherId() }),
    load: ({ from, to }, signal) => this.#models.changes(from, to, signal),
  });
  protected readonly text = computed(
    () => `From ${this.#version(this.releaseId())} to ${this.#version(this.otherId())}`,
  );

  constructor() {
    fillTopBar({
      crumbs: () => [
        { label: 'Model', link: ['/o', this.#session.requireOrganization(), 'model'] },
        { label: 'Changes' },
      ],
    });
  }

  #version(id: string): string {
    return this.releases.value()?.find((release) => release.id === id)?.version ?? '…';
  }
}
