import { Component, booleanAttribute, input, signal } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** Copies a text and says so. With `iconOnly` the label is spoken, and shown on hover. */
@Component({
  selector: 'certitude-copy-button',
  imports: [Button, Icon],
  template: `
    <button
      type="button"
      [certitudeButton]="iconOnly() ? 'quiet' : ''"
      [size]="size()"
      [iconOnly]="iconOnly()"
      [title]="iconOnly() ? label() : ''"
      (click)="copy()"
    >
      @if (copied()) {
        <svg certitudeIcon="check" [size]="14"></svg>
      } @else if (iconOnly()) {
        <svg certitudeIcon="link" [size]="14"></svg>
      } @else {
        <svg certitudeIcon="copy" [size]="14"></svg>
      }
      <span aria-live="polite" [class.visually-hidden]="iconOnly()">{{ copied() ? 'Copied' : label() }}</span>
    </button>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input('Copy');
  readonly size = input<'small' | 'medium'>('medium');
  readonly iconOnly = input(false, { transform: booleanAttribute });
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), 2_000);
  }
}
