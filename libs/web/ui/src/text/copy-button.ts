import { Component, ElementRef, booleanAttribute, computed, inject, input, signal } from '@angular/core';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';
import { type IconName } from '../icon/icons';
import { copyText } from './copy-text';

/** Copies a text and says so, or that it could not. With `iconOnly` the label is spoken, and shown on hover. */
@Component({
  selector: 'certitude-copy-button',
  imports: [Button, Icon],
  // Only what became of it is read out: were its name in the region, it would be read again when the name comes back.
  template: `
    <button
      type="button"
      [certitudeButton]="iconOnly() ? 'quiet' : ''"
      [size]="size()"
      [iconOnly]="iconOnly()"
      [title]="iconOnly() ? label() : ''"
      (click)="copy()"
    >
      <svg [certitudeIcon]="result() === 'copied' ? 'check' : icon()" [size]="14"></svg>
      <span [class.visually-hidden]="iconOnly() && result() !== 'failed'">{{ words() }}</span>
    </button>
    <span class="visually-hidden" role="status">{{ result() === null ? '' : words() }}</span>
  `,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input('Copy');
  readonly size = input<'small' | 'medium'>('medium');
  readonly icon = input<IconName>('copy');
  readonly iconOnly = input(false, { transform: booleanAttribute });
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly result = signal<'copied' | 'failed' | null>(null);
  protected readonly words = computed(() => {
    if (this.result() === 'copied') return 'Copied';
    return this.result() === 'failed' ? 'Not copied: select it and copy it yourself' : this.label();
  });

  protected async copy(): Promise<void> {
    this.result.set((await copyText(this.text(), this.#host.nativeElement)) ? 'copied' : 'failed');
    setTimeout(() => this.result.set(null), 4_000);
  }
}
