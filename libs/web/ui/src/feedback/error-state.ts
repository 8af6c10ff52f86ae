import { Component, booleanAttribute, computed, effect, inject, input, output } from '@angular/core';
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
    @if (page()) {
      <h1 tabindex="-1">{{ title() }}</h1>
    } @else {
      <h2>{{ title() }}</h2>
    }
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
    h1,
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
  /** It stands in the place of the whole page: what it says is the page's heading. */
  readonly page = input(false, { transform: booleanAttribute });
  readonly retry = output<void>();
  protected readonly title = computed(() => this.failure()?.title ?? 'Something went wrong.');
  /** Trying again would not help: there is a way out instead, and the page is not called by what it does not show. */
  protected readonly isNowhere = computed(() => this.failure()?.code === 'not-found');

  constructor() {
    const window = inject(Title);
    effect(() => {
      if (this.isNowhere()) window.setTitle('Not found · Certitude');
    });
  }
}
