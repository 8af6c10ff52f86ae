import { Component, input } from '@angular/core';

/** The calm two columns around signing in, signing up and invitations. */
@Component({
  selector: 'certitude-account-page',
  template: `
    <div class="form">
      <div class="inner">
        <p class="brand"><img src="favicon.svg" width="28" height="28" alt="" />Certitude</p>
        <header>
          <h1>{{ title() }}</h1>
          @if (text()) {
            <p class="muted">{{ text() }}</p>
          }
        </header>
        <ng-content />
      </div>
    </div>
    <aside class="side" aria-label="About Certitude">
      <div class="said">
        <p class="claim">Know how mature your PKI is. Prove it. Improve it.</p>
        <p>
          One place for the whole cycle of the PKI Maturity Model: scope, assess together, back every answer with
          evidence, plan what comes next, and assess again.
        </p>
        <div class="ramp" aria-hidden="true">
          @for (level of [1, 2, 3, 4, 5]; track level) {
            <span [class]="'step step--' + level">{{ level }}</span>
          }
        </div>
      </div>
    </aside>
  `,
  styleUrl: './account-page.scss',
})
export class AccountPage {
  readonly title = input.required<string>();
  readonly text = input('');
}
