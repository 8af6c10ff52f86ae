import { DOCUMENT, Component, inject } from '@angular/core';
import { ErrorState } from '@certitude/web/ui';
import { NavigationFailure } from '../navigation-failure';

/** A page could not be opened at all. Trying again loads the application anew, also after an update of the server. */
@Component({
  selector: 'certitude-failed',
  imports: [ErrorState],
  template: `
    <div class="page page--narrow">
      <certitude-error-state [failure]="failure()" (retry)="reload()" />
    </div>
  `,
  styles: `
    .page {
      padding-top: 18vh;
    }
  `,
})
export class Failed {
  readonly #document = inject(DOCUMENT);
  protected readonly failure = inject(NavigationFailure).failure;

  protected reload(): void {
    this.#document.location.reload();
  }
}
