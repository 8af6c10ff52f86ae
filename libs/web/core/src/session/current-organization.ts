import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivationStart, NavigationEnd, Router } from '@angular/router';

const organizationOf = (url: string): string | null => /^\/o\/([^/?#]+)/.exec(url)?.[1] ?? null;

/** The organization named in the address: `/o/:organizationId/…`. */
@Injectable({ providedIn: 'root' })
export class CurrentOrganization {
  readonly #router = inject(Router);
  readonly #id = signal<string | null>(organizationOf(this.#router.url));

  readonly id = this.#id.asReadonly();

  constructor() {
    this.#router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      // Before the pages of the new address are made, so that their first request names the right organization.
      if (event instanceof ActivationStart) this.#follow();
      if (event instanceof NavigationEnd) this.#id.set(organizationOf(event.urlAfterRedirects));
    });
  }

  #follow(): void {
    const target = this.#router.currentNavigation()?.finalUrl;
    if (target) this.#id.set(organizationOf(target.toString()));
  }
}
