import { Component, input } from '@angular/core';
import { type Face } from './faces';

/** A state as a 12 px sign whose shape differs per state, for dense rows. The label is spoken and on hover. */
@Component({
  selector: 'certitude-state-dot',
  host: { role: 'img', '[attr.aria-label]': 'face().label', '[attr.title]': 'face().label' },
  template: `
    <svg viewBox="0 0 12 12" width="12" height="12" [attr.class]="face().tone" aria-hidden="true">
      @switch (face().fill) {
        @case ('hollow') {
          <circle cx="6" cy="6" r="4.75" class="line" stroke-dasharray="2 1.3" />
        }
        @case ('half') {
          <circle cx="6" cy="6" r="4.75" class="line" />
          <path d="M6 3.2a2.8 2.8 0 0 1 0 5.6z" class="solid" />
        }
        @case ('full') {
          <circle cx="6" cy="6" r="4.75" class="line" />
          <circle cx="6" cy="6" r="2.6" class="solid" />
        }
        @case ('check') {
          <circle cx="6" cy="6" r="5.5" class="solid" />
          <path d="m3.7 6.2 1.6 1.6 3-3.3" class="mark" />
        }
        @case ('cross') {
          <circle cx="6" cy="6" r="5.5" class="solid" />
          <path d="m4.2 4.2 3.6 3.6m0-3.6-3.6 3.6" class="mark" />
        }
      }
    </svg>
  `,
  styles: `
    :host {
      display: inline-flex;
      flex: none;
    }
    svg {
      color: var(--text-faint);
    }
    .line {
      fill: none;
      stroke: currentcolor;
      stroke-width: 1.5;
    }
    .solid {
      fill: currentcolor;
    }
    .mark {
      fill: none;
      stroke: var(--surface-raised);
      stroke-width: 1.5;
      stroke-linecap: round;
      stroke-linejoin: round;
    }
    .accent {
      color: var(--accent);
    }
    .info {
      color: var(--info);
    }
    .warning {
      color: var(--warning);
    }
    .success {
      color: var(--success);
    }
    .danger {
      color: var(--danger);
    }
  `,
})
export class StateDot {
  readonly face = input.required<Face>();
}
