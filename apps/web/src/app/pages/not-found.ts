import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Button } from '@certitude/web/ui';

/** Why an address shows nothing. */
export interface DeadEnd {
  readonly heading: string;
  readonly reason: string;
}
const NO_PAGE: DeadEnd = {
  heading: 'This page does not exist',
  reason: 'The address may be incomplete, or mistyped. You can also search for what you need by its title.',
};
/** Of an organization that there is, and of one that there is not: the two look the same. */
export const NOT_A_MEMBER: DeadEnd = {
  heading: 'You are not a member of this organization',
  reason:
    'It may not exist, or this account was not invited. Ask somebody there for an invitation, or sign in with another account.',
};
export const NOT_OPEN: DeadEnd = {
  heading: 'This page is not open to your role',
  reason: 'Ask an owner or admin of the organization if you need it.',
};

/** For addresses that show nothing: says why, and has a way out. */
@Component({
  selector: 'certitude-not-found',
  imports: [RouterLink, Button],
  template: `
    <section class="page page--narrow">
      <h1 tabindex="-1">{{ end().heading }}</h1>
      <p class="muted">{{ end().reason }}</p>
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
    h1 {
      font-size: var(--text-2xl);
      outline: none;
    }
    p {
      max-width: 56ch;
    }
  `,
})
export class NotFound {
  /** Of the route; left out for an address that nothing knows. */
  readonly heading = input<string>();
  readonly reason = input<string>();
  protected readonly end = computed<DeadEnd>(() => {
    const [heading, reason] = [this.heading(), this.reason()];
    return heading && reason ? { heading, reason } : NO_PAGE;
  });
}
