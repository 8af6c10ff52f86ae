import { Component, computed, input } from '@angular/core';
import { Icon } from '../icon/icon';

export type NoticeTone = 'info' | 'success' | 'warning' | 'danger';
const ICONS = {
  info: 'info',
  success: 'circle-check',
  warning: 'triangle-alert',
  danger: 'circle-alert',
} as const;

/**
 * A message inside a page or a form. `danger` is announced at once; the others are content of their page, and where one
 * comes while somebody works, it stands in a status region that was there before.
 */
@Component({
  selector: 'certitude-notice',
  imports: [Icon],
  host: { '[class]': 'tone()', '[attr.role]': "tone() === 'danger' ? 'alert' : null" },
  template: `
    <svg [certitudeIcon]="icon()" [size]="16"></svg>
    <div class="text"><ng-content /></div>
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--space-2);
      padding: 10px var(--space-3);
      border: 1px solid;
      border-radius: var(--radius-control);
      font-size: var(--text-s);
    }
    svg {
      margin-top: 2px;
    }
    .text {
      min-width: 0;
      flex: 1;
    }
    @each $tone in info, success, warning, danger {
      :host(.#{$tone}) {
        border-color: var(--#{$tone}-border);
        background: var(--#{$tone}-subtle);
        color: var(--#{$tone}-ink);
      }
    }
  `,
})
export class Notice {
  readonly tone = input<NoticeTone>('info');
  protected readonly icon = computed(() => ICONS[this.tone()]);
}
