import { Component, computed, inject, linkedSignal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { LucidePlus } from '@lucide/angular';
import { mayManagePlans, type PlanView } from '@certitude/contracts';
import { Members, Session } from '@certitude/web/core';
import {
  Button,
  Deadline,
  ErrorState,
  LevelChip,
  PLAN_FACES,
  PersonName,
  Skeleton,
  StatusBadge,
} from '@certitude/web/ui';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';
import { CreatePlanForm } from './create-plan-form';

/** How the open requirement gets better: its action plans. */
@Component({
  selector: 'certitude-plan-panel',
  imports: [
    Button,
    CreatePlanForm,
    Deadline,
    ErrorState,
    LevelChip,
    PersonName,
    RouterLink,
    Skeleton,
    StatusBadge,
    LucidePlus,
  ],
  template: `
    @switch (plans.phase()) {
      @case ('loading') {
        <certitude-skeleton [lines]="2" [height]="64" label="Loading plans" />
      }
      @case ('failed') {
        <certitude-error-state [failure]="plans.error()" (retry)="plans.reload()" />
      }
      @default {
        @if (creating()) {
          <certitude-create-plan-form (created)="created($event)" (cancelled)="creating.set(false)" />
        } @else {
          @if (mayCreate()) {
            <div>
              <button type="button" certitudeButton size="small" (click)="creating.set(true)">
                <svg lucidePlus [size]="14"></svg>Plan an improvement
              </button>
            </div>
          }
          @if (plans.phase() === 'empty') {
            <p class="none">No plan yet. A plan says who raises this to which level, and by when.</p>
          }
        }
        <ul class="entries">
          @for (plan of plans.value() ?? []; track plan.id) {
            <li class="entry">
              <div class="entry-head">
                <h4>
                  <a [routerLink]="['/o', organization(), 'plans', plan.id]">{{ plan.title }}</a>
                </h4>
                <certitude-status-badge [face]="faces[plan.status]" />
              </div>
              <p class="facts">
                <span class="lift">
                  <certitude-level-chip [level]="plan.currentLevel" /> →
                  <certitude-level-chip [level]="plan.targetLevel" />
                </span>
                <certitude-person-name [person]="person(plan)" [size]="16" />
                <certitude-deadline [date]="plan.dueOn" [done]="isOver(plan)" />
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
  styleUrl: './panel.scss',
  styles: `
    .lift {
      display: inline-flex;
      align-items: center;
      gap: 4px;
    }
    .facts {
      align-items: center;
    }
  `,
})
export class PlanPanel {
  readonly #state = inject(WorkbenchState);
  readonly #data = inject(ContextData);
  readonly #members = inject(Members);
  readonly #session = inject(Session);

  protected readonly plans = this.#data.plans;
  protected readonly faces = PLAN_FACES;
  protected readonly organization = this.#session.organizationId;
  protected readonly creating = linkedSignal({ source: () => this.#state.item()?.id, computation: () => false });
  protected readonly mayCreate = computed(() => {
    const actor = this.#state.actor();
    return actor !== null && mayManagePlans(actor);
  });

  protected person({ responsible }: PlanView) {
    return this.#members.person(responsible);
  }

  protected done({ tasks }: PlanView): number {
    return tasks.filter(({ done }) => done).length;
  }

  protected isOver({ status }: PlanView): boolean {
    return status === 'done' || status === 'verified' || status === 'cancelled';
  }

  protected created(plan: PlanView): void {
    this.creating.set(false);
    this.plans.update((all) => [...all, plan]);
  }
}
