import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

const PRODUCT = 'Certitude';

/** "Members · Certitude", from the route's title; pages that know better call `set`. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);
  #ofRoute: string | undefined;
  #ofPage: string | undefined;

  override updateTitle(state: RouterStateSnapshot): void {
    this.#ofRoute = this.buildTitle(state);
    this.#show();
  }

  /**
   * What the page says of itself. It stays when the address changes below the page: the router tells the title of a route
   * anew after every navigation. Undefined: the route's title.
   */
  set(title: string | undefined): void {
    this.#ofPage = title;
    this.#show();
  }

  #show(): void {
    const title = this.#ofPage ?? this.#ofRoute;
    this.#title.setTitle(title ? `${title} · ${PRODUCT}` : PRODUCT);
  }
}
