import { Component, input, signal } from '@angular/core';
import { LucideCheck, LucideCopy } from '@lucide/angular';
import { Button } from '../button/button';

/** Copies a text and says so. */
@Component({
  selector: 'certitude-copy-button',
  imports: [Button, LucideCheck, LucideCopy],
  template: `
    <button type="button" certitudeButton [size]="size()" (click)="copy()">
      @if (copied()) {
        <svg lucideCheck [size]="14"></svg>
      } @else {
        <svg lucideCopy [size]="14"></svg>
      }
      <span aria-live="polite">{{ copied() ? 'Copied' : label() }}</span>
    </button>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input('Copy');
  readonly size = input<'small' | 'medium'>('medium');
  protected readonly copied = signal(false);

  protected async copy(): Promise<void> {
    await navigator.clipboard.writeText(this.text());
    this.copied.set(true);
    setTimeout(() => this.copied.set(false), 2_000);
  }
}
