import { Component, booleanAttribute, input, signal } from '@angular/core';
import { LucideCheck, LucideCopy, LucideLink } from '@lucide/angular';
import { Button } from '../button/button';

/** Copies a text and says so. With `iconOnly` the label is spoken, and shown on hover. */
@Component({
  selector: 'certitude-copy-button',
  imports: [Button, LucideCheck, LucideCopy, LucideLink],
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
        <svg lucideCheck [size]="14"></svg>
      } @else if (iconOnly()) {
        <svg lucideLink [size]="14"></svg>
      } @else {
        <svg lucideCopy [size]="14"></svg>
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
