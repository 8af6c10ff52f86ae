import { Component, computed, input } from '@angular/core';

/** Grey lines in the shape of what is coming. Shown after 150 ms only, so that quick answers do not flicker. */
@Component({
  selector: 'certitude-skeleton',
  host: { role: 'status', '[attr.aria-label]': 'label()' },
  template: `
    @for (width of widths(); track $index) {
      <span [style.inline-size.%]="width" [style.block-size.px]="height()"></span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      animation: appear 1ms 150ms backwards;
    }
    span {
      border-radius: var(--radius-control);
      background: var(--surface-pressed);
      animation: breathe 1.6s ease-in-out infinite;
    }
    @keyframes appear {
      from {
        visibility: hidden;
      }
    }
    @keyframes breathe {
      50% {
        opacity: 0.5;
      }
    }
  `,
})
export class Skeleton {
  readonly lines = input(3);
  /** Pixels of one line; rows of a table are 40. */
  readonly height = input(14);
  readonly label = input('Loading');

  protected readonly widths = computed(() => {
    if (this.height() > 20) return Array.from({ length: this.lines() }, () => 100);
    return Array.from({ length: this.lines() }, (_, line) => [92, 100, 78, 88, 64][line % 5] ?? 100);
  });
}
