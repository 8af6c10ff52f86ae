import { Directive, booleanAttribute, computed, input } from '@angular/core';

export type ButtonVariant = 'primary' | 'secondary' | 'quiet' | 'danger';
export type ButtonSize = 'small' | 'medium' | 'large';

/**
 * A button or a link that looks like one: `<button certitudeButton="primary">Save</button>`.
 * One primary per screen; `iconOnly` needs an aria-label; `busy` shows a spinner and stops clicks.
 */
@Directive({
  selector: 'button[certitudeButton], a[certitudeButton]',
  host: {
    '[class]': 'classes()',
    '[attr.aria-busy]': 'busy() || null',
    '(click)': 'stopWhileBusy($event)',
  },
})
export class Button {
  /** Default: secondary. */
  readonly certitudeButton = input<ButtonVariant | ''>('');
  readonly size = input<ButtonSize>('medium');
  readonly iconOnly = input(false, { transform: booleanAttribute });
  readonly busy = input(false, { transform: booleanAttribute });

  protected readonly classes = computed(
    () =>
      `button button--${this.certitudeButton() || 'secondary'} button--${this.size()}${this.iconOnly() ? ' button--icon' : ''}`,
  );

  protected stopWhileBusy(event: Event): void {
    if (!this.busy()) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}
