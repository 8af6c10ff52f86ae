import { Component, computed, inject, input, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { mayManagePlans, type Actor, type PlanView } from '@certitude/contracts';
import { Session, type Loadable } from '@certitude/web/core';
import { Button, ErrorState, Icon, PLAN_FACES, Skeleton, StatusBadge } from '@certitude/web/ui';
import { CreatePlan } from './create-plan';
import { PlanDue } from './plan-due';
import { PlanLevels } from './plan-levels';
import { placeName, type PlannedAnswer } from './plan-model';
import { Responsible } from './responsible';

/** How an answer, or a whole category, gets better: its action plans, and a way to make one more. */
@Component({
  selector: 'certitude-plans-of',
  imports: [Button, CreatePlan, ErrorState, PlanDue, PlanLevels, Responsible, RouterLink, Skeleton, StatusBadge, Icon],
  template: `
    @switch (plans().phase()) {
      @case ('loading') {
        <certitude-skeleton [lines]="2" [height]="64" label="Loading plans" />
      }
      @case ('failed') {
        <certitude-error-state [failure]="plans().error()" (retry)="plans().reload()" />
      }
      @default {
        @if (creating() && answer(); as answer) {
          <certitude-create-plan [of]="answer" (created)="created($event)" (cancelled)="creating.set(false)" />
        } @else {
          @if (mayCreate()) {
            <div>
              <button type="button" certitudeButton size="small" (click)="creating.set(true)">
                <svg certitudeIcon="plus" [size]="14"></svg>{{ action() }}
              </button>
            </div>
          }
          @if (plans().phase() === 'empty') {
            <p class="none">No plan yet. A plan says who raises this to which level, and by when.</p>
          }
        }
        <ul class="entries">
          @for (plan of plans().value() ?? []; track plan.id) {
            <li class="entry">
              <div class="entry-head">
                <h4>
                  <a [routerLink]="['/o', organization(), 'plans', plan.id]">{{ plan.title }}</a>
                </h4>
                <certitude-status-badge [face]="faces[plan.status]" />
              </div>
              <p class="facts">
                <certitude-plan-levels [of]="plan" />
                <certitude-responsible [of]="plan" [size]="16" />
                <certitude-plan-due [of]="plan" />
                @if (plan.tasks.length > 0) {
                  <span class="number">{{ done(plan) }} of {{ plan.tasks.length }} tasks done</span>
                }
              </p>
            </li>
          }
        </ul>
      }
    }
  `,
  styles: `
    @use 'panel' as *;
    :host {
      @include panel;
    }
    .facts {
      align-items: center;
    }
  `,
})
export class PlansOf {
  readonly #session = inject(Session);

  readonly plans = input.required<Loadable<PlanView[]>>();
  /** What a plan would be made for; null while it is not known. */
  readonly answer = input.required<PlannedAnswer | null>();
  readonly actor = input.required<Actor | null>();
  /** What making one is called. */
  readonly action = input('Plan an improvement');

  protected readonly faces = PLAN_FACES;
  protected readonly organization = this.#session.organizationId;
  /** Which one it is, whatever becomes known of it. */
  readonly #id = computed(() => {
    const answer = this.answer();
    return answer && placeName(answer.place);
  });
  protected readonly creating = linkedSignal({ source: this.#id, computation: () => false });
  protected readonly mayCreate = computed(() => {
    const actor = this.actor();
    return actor !== null && mayManagePlans(actor);
  });

  protected done({ tasks }: PlanView): number {
    return tasks.filter(({ done }) => done).length;
  }

  protected created(plan: PlanView): void {
    this.creating.set(false);
    // The list may have been asked again meanwhile, on the news of this very plan.
    this.plans().update((all) => (all.some(({ id }) => id === plan.id) ? all : [...all, plan]));
  }
}
