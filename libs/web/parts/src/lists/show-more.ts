import { Component, inject, input } from '@angular/core';
import { Toasts, type PagedList } from '@certitude/web/core';
import { Button } from '@certitude/web/ui';

/** Below a list of which there is more: loads the next page, and says when that failed. */
@Component({
  selector: 'certitude-show-more',
  imports: [Button],
  template: `
    @if (list().hasMore()) {
      <button type="button" certitudeButton [busy]="list().busy()" (click)="more()">Show more</button>
    }
  `,
  styles: `
    button {
      margin-top: var(--space-3);
    }
  `,
})
export class ShowMore {
  readonly #toasts = inject(Toasts);
  readonly list = input.required<Pick<PagedList<unknown>, 'hasMore' | 'busy' | 'more'>>();

  protected async more(): Promise<void> {
    try {
      await this.list().more();
    } catch (error) {
      this.#toasts.failure(error);
    }
  }
}
