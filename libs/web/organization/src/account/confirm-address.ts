import { Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { ApiError, Session } from '@certitude/web/core';
import { Button, Notice } from '@certitude/web/ui';
import { AddressLink } from '../data-access/address-link';
import { AccountPage } from './account-page';

/** The page of a link that went to an address. It counts when somebody says so: programs that look at links say nothing. */
@Component({
  selector: 'certitude-confirm-address',
  imports: [AccountPage, Button, Notice, RouterLink],
  template: `
    @if (confirmed(); as email) {
      <certitude-account-page title="Address confirmed">
        <certitude-notice tone="success">You sign in with {{ email }}.</certitude-notice>
        <p class="other">
          @if (session.account()) {
            <a routerLink="/account">Your account</a>
          } @else {
            <a routerLink="/sign-in">Sign in</a>
          }
        </p>
      </certitude-account-page>
    } @else {
      <certitude-account-page title="Confirm your address" text="You came by a link that was sent to it.">
        @if (failure(); as failure) {
          <certitude-notice tone="danger">{{ failure.title }} {{ failure.fix }}</certitude-notice>
        }
        <button type="button" certitudeButton="primary" size="large" [busy]="busy()" (click)="confirm()">
          This address is mine
        </button>
        <p class="other"><a routerLink="/">Not now</a></p>
      </certitude-account-page>
    }
  `,
  styleUrl: './account-form.scss',
})
export class ConfirmAddress {
  readonly #link = inject(AddressLink);
  protected readonly session = inject(Session);

  readonly token = input.required<string>();
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly confirmed = signal<string | null>(null);

  protected async confirm(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.confirmed.set(await this.#link.confirm(this.token()));
      if (this.session.account()) await this.session.refresh();
    } catch (error) {
      this.failure.set(ApiError.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}
