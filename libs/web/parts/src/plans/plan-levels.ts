import { Component, input } from '@angular/core';
import { type PlanView } from '@certitude/contracts';
import { LevelChip } from '@certitude/web/ui';

/** From which level to which a plan leads. */
@Component({
  selector: 'certitude-plan-levels',
  imports: [LevelChip],
  template: `
    <certitude-level-chip [level]="of().currentLevel" />
    <span aria-hidden="true">→</span><span class="visually-hidden">target</span>
    <certitude-level-chip [level]="of().targetLevel" />
  `,
  styles: `
    :host {
      display: inline-flex;
      align-items: center;
      gap: var(--space-1);
    }
  `,
})
export class PlanLevels {
  readonly of = input.required<Pick<PlanView, 'currentLevel' | 'targetLevel'>>();
}
