import { Component, input, output } from '@angular/core';
import { Button } from '../button/button';
import { RelativeTime } from '../time/relative-time';
import { type MergeConflict } from './draft';

/** Two texts for one field: what somebody else saved beside what the person typed, and what to do about it. */
@Component({
  selector: 'certitude-merge-view',
  imports: [Button, RelativeTime],
  template: `
    <section role="group" [attr.aria-label]="'Two versions of ' + label()">
      <p role="alert">
        {{ conflict().by ?? 'Somebody else' }} saved this
        @if (conflict().at; as at) {
          <certitude-relative-time [at]="at" />,
        } @else {
          meanwhile,
        }
        and you wrote something else. Choose what shall stay.
      </p>
      <dl>
        <div>
          <dt>Theirs</dt>
          <dd class="theirs">{{ conflict().theirs }}</dd>
        </div>
        <div>
          <dt>Yours</dt>
          <dd class="mine">{{ conflict().mine }}</dd>
        </div>
      </dl>
      <div class="choices">
        <button type="button" certitudeButton size="small" (click)="keepMine.emit()">Keep mine</button>
        <button type="button" certitudeButton size="small" (click)="takeTheirs.emit()">Take theirs</button>
        @if (conflict().canCombine) {
          <button type="button" certitudeButton size="small" (click)="combine.emit()">Edit together</button>
        }
      </div>
    </section>
  `,
  styles: `
    @use 'mixins' as *;
    section {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
      padding: var(--space-3);
      border: 1px solid var(--border-strong);
      border-radius: var(--radius-control);
      font-size: var(--text-s);
    }
    dl {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 1fr));
      gap: var(--space-3);
      @include phone {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    dt {
      color: var(--text-muted);
      font-size: var(--text-xs);
    }
    dd {
      max-height: 12em;
      overflow: auto;
      overflow-wrap: anywhere;
      white-space: pre-wrap;
    }
    .choices {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-2);
    }
  `,
})
export class MergeView {
  readonly label = input.required<string>();
  readonly conflict = input.required<MergeConflict>();
  readonly keepMine = output();
  readonly takeTheirs = output();
  readonly combine = output();
}
