import { Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import { ContentDialog, type AnswerPlace, type ContentRequest } from '@certitude/web/parts';
import { Button, Notice } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';

/** Pictures that somebody pasted or dropped into a rationale: each is offered as evidence of the answer. */
@Component({
  selector: 'certitude-picture-offer',
  imports: [Button, Notice],
  template: `
    <div role="status">
      @if (next(); as picture) {
        <certitude-notice>
          <div class="offer">
            <span>A rationale holds text. “{{ picture.name }}” can be evidence of this answer.</span>
            <span class="choices">
              @if (place(); as answer) {
                <button type="button" certitudeButton size="small" (click)="attach(picture, answer)">
                  Add as evidence…
                </button>
              }
              <button type="button" certitudeButton="quiet" size="small" (click)="done()">Dismiss</button>
            </span>
          </div>
        </certitude-notice>
      }
    </div>
  `,
  styles: `
    .offer {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: var(--space-1) var(--space-3);
    }
    .choices {
      display: flex;
      gap: var(--space-1);
    }
  `,
})
export class PictureOffer {
  readonly #dialogs = inject(Dialogs);

  readonly pictures = input.required<readonly File[]>();
  /** The answer; null where this person may give it no evidence. */
  readonly place = input.required<AnswerPlace | null>();
  /** Every picture is evidence now, or was declined. */
  readonly decided = output();

  readonly #left = linkedSignal(() => this.pictures());
  protected readonly next = computed(() => this.#left()[0] ?? null);

  protected async attach(file: File, answer: AnswerPlace): Promise<void> {
    const data: ContentRequest = { evidence: null, file, answer };
    const added = await this.#dialogs.open(ContentDialog, { data, width: 560 });
    // A dialog that was closed without it leaves the offer.
    if (added !== undefined) this.done();
  }

  protected done(): void {
    this.#left.update(([, ...others]) => others);
    if (this.#left().length === 0) this.decided.emit();
  }
}
