import { Component, input, output } from '@angular/core';
import { type ApiError } from '@certitude/web/core';
import { ErrorState, Notice } from '@certitude/web/ui';
import { AccountPage } from './account-page';

/** A link that leads nowhere: it cannot be used, or nobody knows, because the server could not be asked. */
@Component({
  selector: 'certitude-link-failure',
  imports: [AccountPage, ErrorState, Notice],
  template: `
    <certitude-account-page [title]="failure().isRefusal ? title() : 'Your link is not checked yet'">
      @if (failure().isRefusal) {
        <certitude-notice tone="warning">{{ failure().title }} {{ failure().fix }}</certitude-notice>
        <ng-content />
      } @else {
        <certitude-error-state [failure]="failure()" (retry)="retry.emit()" />
      }
    </certitude-account-page>
  `,
  styleUrl: './account-form.scss',
})
export class LinkFailure {
  /** Of a link that cannot be used. */
  readonly title = input.required<string>();
  readonly failure = input.required<ApiError>();
  readonly retry = output();
}
