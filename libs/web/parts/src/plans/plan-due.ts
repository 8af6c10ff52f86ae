import { Component, computed, input } from '@angular/core';
import { isOverPlan, type PlanView } from '@certitude/contracts';
import { Deadline } from '@certitude/web/ui';

/** By when a plan is due; late only while something is left to do. */
@Component({
  selector: 'certitude-plan-due',
  imports: [Deadline],
  template: `<certitude-deadline [date]="of().dueOn" [done]="isOver()" />`,
  styles: `
    :host {
      display: inline-block;
    }
  `,
})
export class PlanDue {
  readonly of = input.required<Pick<PlanView, 'dueOn' | 'status'>>();
  protected readonly isOver = computed(() => isOverPlan(this.of()));
}
