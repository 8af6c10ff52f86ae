import { Component, input } from '@angular/core';
import { type Segment } from '../rules/marked';

/** A text in which what was searched for is marked. */
@Component({
  selector: 'certitude-marked-text',
  // Bound as content: written between the tags, a text would get spaces around it.
  template: `
    @for (segment of segments(); track $index) {
      @if (segment.isHit) {
        <mark [textContent]="segment.text"></mark>
      } @else {
        <span [textContent]="segment.text"></span>
      }
    }
  `,
  styles: `
    mark {
      padding: 0 1px;
      border-radius: 3px;
      background: var(--warning-subtle);
      box-shadow: inset 0 -2px 0 var(--warning-border);
      color: var(--warning-ink);
    }
  `,
})
export class MarkedText {
  readonly segments = input.required<readonly Segment[]>();
}
