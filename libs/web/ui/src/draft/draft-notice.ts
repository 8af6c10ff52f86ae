import { Component, inject } from '@angular/core';
import { Button } from '../button/button';
import { Notice } from '../feedback/notice';
import { RelativeTime } from '../time/relative-time';
import { UNSAVED_FORM } from './draft';

/** Says that the form shows text of earlier that was not saved, and offers to drop it. Stands inside a `certitudeDraft`. */
@Component({
  selector: 'certitude-draft-notice',
  imports: [Button, Notice, RelativeTime],
  template: `
    @if (of.certitudeDraft().restoredAt(); as at) {
      <certitude-notice>
        Not saved yet: this is what you wrote <certitude-relative-time [at]="at" />.
        <button type="button" certitudeButton="quiet" size="small" (click)="of.certitudeDraft().discard()">
          Discard it
        </button>
      </certitude-notice>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
  `,
})
export class DraftNotice {
  protected readonly of = inject(UNSAVED_FORM);
}
