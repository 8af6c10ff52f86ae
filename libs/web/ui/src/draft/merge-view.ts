import { Component, computed, input, output } from '@angular/core';
import { Button } from '../button/button';
import { RelativeTime } from '../time/relative-time';
import { type MergeConflict } from './draft';

const OTHERS = { you: 'you wrote', theirs: 'Theirs', mine: 'Yours', keep: 'Keep mine', take: 'Take theirs' };
/** Saved by the same person in another window or on another device. */
const OWN = {
  author: 'In another place you',
  you: 'here stands',
  theirs: 'There',
  mine: 'Here',
  keep: 'Keep what is here',
  take: 'Take what is there',
};

/** Two texts for one field: what somebody else saved beside what the person typed, and what to do about it. */
@Component({
  selector: 'certitude-merge-view',
  imports: [Button, RelativeTime],
  template: `
    <section role="group" [attr.aria-label]="'Two versions of ' + label()">
      <p role="alert">
        {{ words().author }} saved this
        @if (conflict().at; as at) {
          <certitude-relative-time [at]="at" />,
        } @else {
          meanwhile,
        }
        and {{ words().you }} something else. Choose which one to keep.
      </p>
      <dl>
        <div>
          <dt>{{ words().theirs }}</dt>
          <dd class="theirs">{{ conflict().theirs }}</dd>
        </div>
        <div>
          <dt>{{ words().mine }}</dt>
          <dd class="mine">{{ conflict().mine }}</dd>
        </div>
      </dl>
      <div class="choices">
        <button type="button" certitudeButton size="small" (click)="keepMine.emit()">{{ words().keep }}</button>
        <button type="button" certitudeButton size="small" (click)="takeTheirs.emit()">{{ words().take }}</button>
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
  protected readonly words = computed(() => {
    const { by } = this.conflict();
    return by?.isSelf ? OWN : { ...OTHERS, author: by?.name ?? 'Somebody else' };
  });
  readonly keepMine = output();
  readonly takeTheirs = output();
  readonly combine = output();
}
