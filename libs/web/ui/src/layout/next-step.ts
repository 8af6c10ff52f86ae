import { Component, input } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { Button } from '../button/button';
import { Icon } from '../icon/icon';

/** Something that can be done with what a page shows. */
export interface Step {
  readonly label: string;
  readonly take: () => void;
}

/** What comes next, as the one primary action of a page; what else can be done, in a menu beside it. */
@Component({
  selector: 'certitude-next-step',
  imports: [Button, Icon, MatMenuModule],
  template: `
    @if (next(); as step) {
      <button type="button" certitudeButton="primary" (click)="step.take()">{{ step.label }}</button>
    }
    @if (next() === null && rest().length === 1) {
      <button type="button" certitudeButton (click)="rest()[0]?.take()">{{ rest()[0]?.label }}</button>
    } @else if (rest().length > 0) {
      <button type="button" certitudeButton iconOnly [matMenuTriggerFor]="menu" aria-label="More steps">
        <svg certitudeIcon="ellipsis" [size]="16"></svg>
      </button>
      <mat-menu #menu="matMenu">
        <ng-template matMenuContent>
          @for (step of rest(); track step.label) {
            <button type="button" mat-menu-item (click)="step.take()">{{ step.label }}</button>
          }
        </ng-template>
      </mat-menu>
    }
  `,
  styles: `
    :host {
      display: flex;
      gap: var(--space-2);
    }
    :host:empty {
      display: none;
    }
  `,
})
export class NextStep {
  readonly next = input.required<Step | null>();
  readonly rest = input<readonly Step[]>([]);
}
