import { Component, inject } from '@angular/core';
import { Session } from '@certitude/web/core';
import { AssessmentsPage } from './assessments-page';
import { GrantedPage } from './granted-page';

/** All assessments of the organization, or those that a person was let into. */
@Component({
  selector: 'certitude-assessments-home',
  imports: [AssessmentsPage, GrantedPage],
  template: `
    @if (session.can('assessment:read')) {
      <certitude-assessments-page />
    } @else {
      <certitude-granted-page />
    }
  `,
})
export class AssessmentsHome {
  protected readonly session = inject(Session);
}
