import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '@certitude/web/core';
import { OwnSignIn } from '../data-access/own-sign-in';
import { AboutYou } from './about-you';
import { Appearance } from './appearance';
import { EmailChange } from './email-change';
import { OpenSessions } from './open-sessions';
import { OwnKeys } from './own-keys';
import { PasswordChange } from './password-change';

/** Everything about one's own account, whatever the organization, and before the first one. */
@Component({
  selector: 'certitude-own-account-page',
  imports: [AboutYou, Appearance, EmailChange, OpenSessions, OwnKeys, PasswordChange, RouterLink],
  providers: [OwnSignIn],
  template: `
    <div class="page">
      <header>
        <a class="back" routerLink="/">{{ back() }}</a>
        <h1 tabindex="-1">Your account</h1>
      </header>
      <div class="columns">
        <div class="stack">
          <certitude-about-you />
          <certitude-appearance />
          <certitude-email-change />
          <certitude-password-change />
          <certitude-open-sessions />
        </div>
        <certitude-own-keys id="keys" />
      </div>
    </div>
  `,
  styleUrl: './own-account-page.scss',
})
export class OwnAccountPage {
  readonly #session = inject(Session);
  protected readonly back = computed(() => {
    const home = this.#session.home();
    return home ? `Back to ${home.name}` : 'Set up your organization';
  });
}
