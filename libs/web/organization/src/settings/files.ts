import { Component, inject, signal } from '@angular/core';
import { sizeInWords } from '@certitude/contracts';
import { Toasts } from '@certitude/web/core';
import { Card, ErrorState, Notice, ProgressBar, Skeleton } from '@certitude/web/ui';
import { FileSettings } from '../data-access/file-settings';

/** What files the organization accepts, and how much it keeps. */
@Component({
  selector: 'certitude-files',
  imports: [Card, ErrorState, Notice, ProgressBar, Skeleton],
  template: `
    @switch (settings.phase()) {
      @case ('loading') {
        <certitude-skeleton [lines]="3" [height]="52" />
      }
      @case ('failed') {
        <certitude-error-state [failure]="settings.error()" (retry)="settings.reload()" />
      }
      @default {
        @if (settings.view(); as view) {
          <div class="columns">
            <certitude-card
              heading="Files that cannot be inspected"
              text="Every upload is searched for private keys and macros. Encrypted and damaged files, and some archives, cannot be searched; they are marked wherever they appear."
            >
              @if (!settings.mayChange()) {
                <certitude-notice>Only an admin can change this.</certitude-notice>
              }
              <label class="choice">
                <input
                  type="checkbox"
                  #box
                  [checked]="view.acceptsSealed"
                  [disabled]="!settings.mayChange() || busy()"
                  (change)="accept(box)"
                />
                Accept files that cannot be inspected
              </label>
            </certitude-card>
            <certitude-card
              heading="Space"
              text="Withdrawn files do not count. When it is used up, withdraw files that are not needed, or ask the operator of this instance for more."
            >
              <certitude-progress-bar [value]="view.used" [max]="view.limit" label="Space in use" />
              <p class="number">{{ inWords(view.used) }} of {{ inWords(view.limit) }} are used.</p>
            </certitude-card>
          </div>
        }
      }
    }
  `,
  styles: `
    .choice {
      display: flex;
      align-items: center;
      gap: var(--space-2);
    }
    .number {
      margin-top: var(--space-2);
    }
  `,
})
export class Files {
  readonly #toasts = inject(Toasts);
  protected readonly settings = inject(FileSettings);
  protected readonly busy = signal(false);
  protected readonly inWords = sizeInWords;

  protected async accept(box: HTMLInputElement): Promise<void> {
    this.busy.set(true);
    try {
      await this.settings.acceptSealed(box.checked);
      this.#toasts.success('Saved.');
    } catch (error) {
      // What is shown is what is so.
      box.checked = !box.checked;
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
