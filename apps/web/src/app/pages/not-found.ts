import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '@certitude/web/ui';

/** For addresses that lead nowhere, and for what is not for this person: the two look the same. */
@Component({
  selector: 'certitude-not-found',
  imports: [RouterLink, Button],
  template: `
    <section class="page page--narrow">
      <p class="code number">404</p>
      <h1 tabindex="-1">There is nothing here for you</h1>
      <p class="muted">
        The address may be wrong, the page may have been deleted, or it belongs to an organization that you are not a
        member of.
      </p>
      <p><a routerLink="/" certitudeButton="primary">Go to your work</a></p>
    </section>
  `,
  styles: `
    section {
      display: flex;
      flex-direction: column;
      gap: var(--space-3);
      padding-top: 18vh;
    }
    .code {
      color: var(--text-faint);
      font-size: var(--text-s);
      font-weight: var(--weight-medium);
    }
    h1 {
      font-size: var(--text-2xl);
      outline: none;
    }
    p {
      max-width: 56ch;
    }
  `,
})
export class NotFound {}
