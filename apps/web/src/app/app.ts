import { Component, effect, inject, Injector, untracked } from '@angular/core';
import { Router, RouterOutlet } from '@angular/router';
import { KeptFocus, Session, Theme, Toasts, timeOfDay } from '@certitude/web/core';
import { closeDialogs, dateLocale, formatTime, ownTimeZone, ToastOutlet } from '@certitude/web/ui';
import { NavigationFocus } from './navigation-focus';

/** The application: the page of the address, and toasts above it. */
@Component({
  selector: 'certitude-app',
  imports: [RouterOutlet, ToastOutlet],
  template: `
    <router-outlet />
    <certitude-toast-outlet [toasts]="toasts.all()" (dismiss)="toasts.dismiss($event)" />
  `,
})
export class App {
  readonly #router = inject(Router);
  readonly #session = inject(Session);
  readonly #injector = inject(Injector);
  protected readonly toasts = inject(Toasts);

  constructor() {
    inject(Theme);
    inject(NavigationFocus);
    inject(KeptFocus);
    timeOfDay.write = (moment) => formatTime(moment, untracked(this.#session.account)?.timeZone ?? ownTimeZone());
    effect(() => {
      const locale = this.#session.account()?.dateLocale;
      if (locale) dateLocale.set(locale);
    });
    effect(() => {
      if (this.#session.phase() === 'anonymous') untracked(() => this.#leaveProtectedPage());
    });
  }

  /** The session ended while a page of an organization was open. */
  #leaveProtectedPage(): void {
    const { url } = this.#router;
    if (!/^\/(o|organizations|account)(\/|[?#]|$)/.test(url)) return;
    // A dialog would lie above the sign-in; what was typed in it is a draft, and is there again when it is opened again.
    void closeDialogs(this.#injector);
    void this.#router.navigate(['/sign-in'], { queryParams: { next: url } });
  }
}
