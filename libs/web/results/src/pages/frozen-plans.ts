import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type FrozenPlan } from '@certitude/contracts/freezing';
import { Session } from '@certitude/web/core';
import { formatDateOnly, PLAN_FACES, StatusBadge } from '@certitude/web/ui';
import { type Frozen } from '../rules/frozen';

/** What was planned when the assessment was frozen. */
@Component({
  selector: 'certitude-frozen-plans',
  imports: [RouterLink, StatusBadge],
  template: `
    <ul>
      @for (plan of of(); track plan.id) {
        <li>
          <p class="line">
            <a [routerLink]="link(plan.id)">{{ plan.title }}</a>
            <certitude-status-badge [face]="faces[plan.status]" />
          </p>
          <p class="muted facts">
            @if (plan.of; as entry) {
              <span
                ><span class="number">{{ entry.number }}</span> {{ entry.title }}</span
              >
            }
            <span class="number">to level {{ plan.targetLevel }}</span>
            @if (nameOf()(plan.responsible); as name) {
              <bdi>{{ name }}</bdi>
            }
            @if (plan.dueOn; as due) {
              <span>due {{ date(due) }}</span>
            }
            @if (plan.tasks.length > 0) {
              <span class="number">{{ done(plan) }} of {{ plan.tasks.length }} tasks done</span>
            }
          </p>
          @if (plan.objectives) {
            <p class="objectives">{{ plan.objectives }}</p>
          }
        </li>
      }
    </ul>
  `,
  styles: `
    li {
      display: grid;
      gap: var(--space-1);
      padding-block: var(--space-2);
      font-size: var(--text-s);
      overflow-wrap: anywhere;
    }
    li + li {
      border-top: 1px solid var(--border);
    }
    .line,
    .facts {
      display: flex;
      flex-wrap: wrap;
      gap: var(--space-1) var(--space-3);
    }
    .facts {
      font-size: var(--text-xs);
    }
    .objectives {
      max-width: var(--measure);
      white-space: pre-line;
    }
  `,
})
export class FrozenPlans {
  readonly #session = inject(Session);

  readonly of = input.required<NonNullable<Frozen['plans']>>();
  readonly nameOf = input.required<Frozen['nameOf']>();

  protected readonly faces = PLAN_FACES;
  protected readonly date = formatDateOnly;

  protected done({ tasks }: FrozenPlan): number {
    return tasks.filter(({ done }) => done).length;
  }

  protected link(id: string): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'plans', id];
  }
}
