import { Component, input } from '@angular/core';
import { type StoredFileView } from '@certitude/contracts';
import { RelativeTime } from '../time/relative-time';
import { Tag } from './tag';

/** What has to be known about a stored file besides its name: that nobody could look into it, that it was withdrawn. */
@Component({
  selector: 'certitude-file-state',
  imports: [RelativeTime, Tag],
  template: `
    @if (!file().lookedInto) {
      <certitude-tag tone="warning">Could not be looked into</certitude-tag>
    }
    @if (file().withdrawn; as withdrawn) {
      <certitude-tag tone="danger">Withdrawn</certitude-tag>
      <span class="muted">
        <certitude-relative-time [at]="withdrawn.at" /> by {{ by() }}: <bdi>{{ withdrawn.reason }}</bdi>
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
  readonly file = input.required<Pick<StoredFileView, 'lookedInto' | 'withdrawn'>>();
  /** Name of who withdrew it. */
  readonly by = input('somebody');
}
