import { Component, computed, inject, input } from '@angular/core';
import { type StoredFileView } from '@certitude/contracts';
import { Members } from '@certitude/web/core';
import { RelativeTime, Tag } from '@certitude/web/ui';

/** What has to be known about a stored file besides its name: that nobody could look into it, that it was withdrawn. */
@Component({
  selector: 'certitude-file-state',
  imports: [RelativeTime, Tag],
  template: `
    @if (!file().lookedInto) {
      <certitude-tag tone="warning">Could not be inspected</certitude-tag>
    }
    @if (withdrawn(); as withdrawn) {
      <certitude-tag tone="danger">Withdrawn</certitude-tag>
      <span class="muted">
        <certitude-relative-time [at]="withdrawn.at" /> by {{ withdrawn.name }}: <bdi>{{ withdrawn.reason }}</bdi>
      </span>
    }
  `,
  styles: `
    :host {
      display: inline-flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-1);
    }
  `,
})
export class FileState {
  readonly #members = inject(Members);
  readonly file = input.required<Pick<StoredFileView, 'lookedInto' | 'withdrawn'>>();
  protected readonly withdrawn = computed(() => {
    const { withdrawn } = this.file();
    return withdrawn && { ...withdrawn, name: this.#members.person(withdrawn.by).name };
  });
}
