import { Component, computed, effect, inject, input, output } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** What an error says; `ApiError` of web/core has this shape. */
export interface Failure {
  readonly title: string;
  readonly fix: string;
  readonly requestId: string | null;
  /** Of the catalogue. */
  readonly code?: string;
}

/** A part of the page could not be loaded: what happened, how to go on, try again, or a way out of what is not there. */
@Component({
  selector: 'certitude-error-state',
  imports: [Button, Icon, RouterLink],
  host: { role: 'alert' },
  template: `
    <svg certitudeIcon="circle-alert" [size]="20"></svg>
    <h2>{{ failure()?.title ?? 'Something went wrong.' }}</h2>
    <p>{{ failure()?.fix ?? 'Try again in a moment.' }}</p>
    @if (failure()?.requestId; as id) {
      <p class="request">
        Request id <code>{{ id }}</code>
      </p>
    }
    @if (isNowhere()) {
      <a class="way" certitudeButton routerLink="/">Go to your work</a>
    } @else {
      <button type="button" class="way" certitudeButton (click)="retry.emit()">Try again</button>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      align-items: center;
      gap: var(--space-2);
      padding: var(--space-7) var(--space-4);
      text-align: center;
    }
    svg {
      color: var(--danger);
    }
    h2 {
      font-size: var(--text-m);
    }
    p {
      max-width: 48ch;
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    .request {
      font-size: var(--text-xs);
    }
    .way {
      margin-top: var(--space-2);
    }
  `,
})
export class ErrorState {
  readonly failure = input<Failure | undefined>();
  readonly retry = output<void>();
  /** Trying again would not help: there is a way out instead, and the page is not called by what it does not show. */
  protected readonly isNowhere = computed(() => this.failure()?.code === 'not-found');

  constructor() {
    const title = inject(Title);
    effect(() => {
      if (this.isNowhere()) title.setTitle('Not found · Certitude');
    });
  }
}
