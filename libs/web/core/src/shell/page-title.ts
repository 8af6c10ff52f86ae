import { Injectable, inject } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { TitleStrategy, type RouterStateSnapshot } from '@angular/router';

const PRODUCT = 'Certitude';

/** "Members · Certitude", from the route's title; pages that know better call `set`. */
@Injectable({ providedIn: 'root' })
export class PageTitle extends TitleStrategy {
  readonly #title = inject(Title);

  override updateTitle(state: RouterStateSnapshot): void {
    this.set(this.buildTitle(state));
  }

  set(title: string | undefined): void {
    this.#title.setTitle(title ? `${title} · ${PRODUCT}` : PRODUCT);
  }
}
