import { Component, inject } from '@angular/core';
import { RouterOutlet } from '@angular/router';
import { Session } from '@certitude/web/core';
import { PersonMenu } from '../frame/person-menu';

/** Pages outside of an organization: nothing around them but who is signed in, so that there is a way out. */
@Component({
  selector: 'certitude-plain',
  imports: [PersonMenu, RouterOutlet],
  template: `
    <main><router-outlet /></main>
    @if (session.account()) {
      @defer (on immediate) {
        <certitude-person-menu small />
      }
    }
  `,
  styles: `
    certitude-person-menu {
      position: absolute;
      top: var(--space-3);
      right: var(--space-3);
    }
  `,
})
export class Plain {
  protected readonly session = inject(Session);

  constructor() {
    // A wrong address asks nobody who is there; whoever is signed in has a way out of it, too.
    this.session.ensure().catch(() => undefined);
  }
}
