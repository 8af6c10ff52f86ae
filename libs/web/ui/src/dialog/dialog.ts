import { Component, DestroyRef, ElementRef, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { MatDialogRef } from '@angular/material/dialog';
import { Button } from '../button/button';
import { beginAtFirstPlace } from './first-place';
import { Icon } from '../icon/icon';

/** Where the title of an open dialog is, whichever of its pages shows it. */
export const titleIdOf = (dialogId: string): string => `${dialogId}-title`;

/**
 * The inside of a dialog: title, content, and actions marked `dialog-actions`. Open a component that has this as its
 * root with `Dialogs`.
 */
@Component({
  selector: 'certitude-dialog',
  imports: [Button, Icon],
  template: `
    <header>
      <h2 [id]="titleId">{{ title() }}</h2>
      <button type="button" certitudeButton="quiet" size="small" iconOnly aria-label="Close" (click)="ref.close()">
        <svg certitudeIcon="x" [size]="16"></svg>
      </button>
    </header>
    <div class="body"><ng-content /></div>
    <footer><ng-content select="[dialog-actions]" /></footer>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      max-height: min(85vh, 720px);
    }
    header {
      display: flex;
      align-items: flex-start;
      justify-content: space-between;
      gap: var(--space-3);
      padding: var(--space-4) var(--space-3) var(--space-2) var(--space-5);
    }
    h2 {
      padding-top: 2px;
    }
    .body {
      display: flex;
      flex-direction: column;
      gap: var(--space-4);
      padding: var(--space-1) var(--space-5) var(--space-4);
      overflow-y: auto;
      overscroll-behavior: contain;
    }
    footer {
      display: flex;
      flex-wrap: wrap;
      justify-content: flex-end;
      gap: var(--space-2);
      padding: var(--space-3) var(--space-5) var(--space-4);
    }
    footer:empty {
      display: none;
    }
  `,
})
export class Dialog {
  protected readonly ref = inject<MatDialogRef<unknown>>(MatDialogRef);
  readonly title = input.required<string>();
  protected readonly titleId = titleIdOf(this.ref.id);
  readonly #host = inject<ElementRef<HTMLElement>>(ElementRef);

  constructor() {
    const leaving = inject(DestroyRef);
    this.ref
      .afterOpened()
      .pipe(takeUntilDestroyed(leaving))
      .subscribe(() => leaving.onDestroy(beginAtFirstPlace(this.#host.nativeElement)));
  }
}
