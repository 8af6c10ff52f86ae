import { DOCUMENT, Injectable, Injector, afterNextRender, inject } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { NavigationEnd, Router, type ActivatedRouteSnapshot, type Route } from '@angular/router';
import { filter } from 'rxjs';

/** After a change of page, focus goes to its heading, so that keyboard and screen reader start there. */
@Injectable({ providedIn: 'root' })
export class NavigationFocus {
  readonly #document = inject(DOCUMENT);
  readonly #injector = inject(Injector);
  readonly #router = inject(Router);
  #page: Route | null | undefined;

  constructor() {
    this.#router.events
      .pipe(
        filter((event) => event instanceof NavigationEnd),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.#arrive());
  }

  #arrive(): void {
    const page = leafOf(this.#router.routerState.snapshot.root).routeConfig;
    const isFirst = this.#page === undefined;
    // The same page with other parameters (another requirement, another filter) keeps focus and place.
    if (page === this.#page) return;
    this.#page = page;
    if (!isFirst) afterNextRender(() => this.#begin(), { injector: this.#injector });
  }

  #begin(): void {
    const main = this.#document.querySelector<HTMLElement>('main');
    main?.scrollTo({ top: 0 });
    const start = main?.querySelector<HTMLElement>('h1') ?? main;
    const { activeElement } = this.#document;
    // A field that asked for focus (sign-in) keeps it; `main` itself has it only because what was clicked is gone.
    if (!start || (activeElement !== main && main?.contains(activeElement))) return;
    start.tabIndex = -1;
    start.focus({ preventScroll: true });
  }
}

function leafOf(route: ActivatedRouteSnapshot): ActivatedRouteSnapshot {
  return route.firstChild ? leafOf(route.firstChild) : route;
}
