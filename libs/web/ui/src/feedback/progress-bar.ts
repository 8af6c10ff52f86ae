import { Component, computed, input } from '@angular/core';

/** How much of something is done. Without a value: something is happening. */
@Component({
  selector: 'certitude-progress-bar',
  host: {
    role: 'progressbar',
    '[attr.aria-label]': 'label()',
    '[attr.aria-valuenow]': 'value()',
    '[attr.aria-valuemin]': '0',
    '[attr.aria-valuemax]': 'max()',
  },
  template: `<span [class.endless]="value() === null" [style.inline-size.%]="share()"></span>`,
  styles: `
    :host {
      display: block;
      height: 4px;
      border-radius: 2px;
      background: var(--surface-pressed);
      overflow: hidden;
    }
    span {
      display: block;
      height: 100%;
      border-radius: 2px;
      background: var(--accent);
      transition: inline-size 150ms ease-out;
    }
    .endless {
      animation: endless 1.2s ease-in-out infinite;
    }
    @keyframes endless {
      from {
        transform: translateX(-100%);
      }
      to {
        transform: translateX(350%);
      }
    }
  `,
})
export class ProgressBar {
  readonly value = input.required<number | null>();
  readonly max = input(100);
  readonly label = input.required<string>();
  protected readonly share = computed(() => {
    const value = this.value();
    if (value === null) return 30;
    return this.max() > 0 ? Math.min(100, Math.max(0, (value / this.max()) * 100)) : 0;
  });
}
