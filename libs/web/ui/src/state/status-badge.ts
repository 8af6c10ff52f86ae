import { Component, input } from '@angular/core';
import { type Face } from './faces';
import { StateDot } from './state-dot';

/** A state in words with its sign: `<certitude-status-badge [face]="RESPONSE_FACES[status]" />`. */
@Component({
  selector: 'certitude-status-badge',
  imports: [StateDot],
  template: `<certitude-state-dot [face]="face()" aria-hidden="true" />{{ face().label }}`,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      font-size: var(--text-s);
      line-height: 20px;
      white-space: nowrap;
    }
  `,
})
export class StatusBadge {
  readonly face = input.required<Face>();
}
