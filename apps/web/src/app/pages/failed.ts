import { DOCUMENT, Component, inject } from '@angular/core';
import { comeBack } from '@certitude/web/core';
import { ErrorState } from '@certitude/web/ui';
import { NavigationFailure } from '../navigation-failure';

/**
 * A page could not be opened at all. It opens by itself when network or server are back; trying again by hand loads the
 * application anew, which also helps after an update of the server.
 */
@Component({
  selector: 'certitude-failed',
  imports: [ErrorState],
  template: `
    <div class="page page--narrow">
      <certitude-error-state page [failure]="failure()" (retry)="reload()" />
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
  readonly #navigation = inject(NavigationFailure);
  protected readonly failure = this.#navigation.failure;

  constructor() {
    comeBack(this.failure, () => this.#navigation.again());
  }

  protected reload(): void {
    this.#document.location.assign(this.#navigation.wanted);
  }
}
