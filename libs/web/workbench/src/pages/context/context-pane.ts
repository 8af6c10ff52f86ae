import { Component, computed, inject, linkedSignal, untracked } from '@angular/core';
import { targetAt, type ResponseId } from '@certitude/contracts';
import { remembered } from '@certitude/web/core';
import { EvidenceOf, PlansOf, type PlannedAnswer, shownScore } from '@certitude/web/parts';
import { Tab, Tabs } from '@certitude/web/ui/panes';
import { awaitsPerson } from '../../rules/waiting';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';
import { GuidancePanel } from './guidance-panel';
import { HistoryPanel } from './history-panel';
import { ReviewPanel } from './review-panel';

/** What stands around the open answer. The tab is remembered; where something waits for this person, that shows first. */
@Component({
  selector: 'certitude-context-pane',
  imports: [EvidenceOf, GuidancePanel, HistoryPanel, PlansOf, ReviewPanel, Tab, Tabs],
  providers: [ContextData],
  template: `
    @if (state.item()) {
      <certitude-tabs label="About this answer" [active]="tab()" (activeChange)="show($event)">
        <ng-template certitudeTab="guidance" label="Guidance"><certitude-guidance-panel /></ng-template>
        <ng-template certitudeTab="evidence" label="Evidence" [count]="evidence()">
          <certitude-evidence-of
            [evidence]="data.evidence"
            [place]="data.place()"
            [actor]="state.actor()"
            [mayAttach]="state.mayAttach()"
            [open]="state.live.open()"
          />
        </ng-template>
        <ng-template certitudeTab="review" label="Review"><certitude-review-panel /></ng-template>
        @if (seesPlans()) {
          <ng-template certitudeTab="plan" label="Plan" [count]="plans()">
            <certitude-plans-of [plans]="data.plans" [answer]="planned()" [actor]="state.actor()" />
            @if (whole(); as whole) {
              <section class="whole" aria-labelledby="plans-of-category">
                <h3 id="plans-of-category">Category: {{ whole.title }}</h3>
                <certitude-plans-of
                  [plans]="data.categoryPlans"
                  [answer]="whole"
                  [actor]="state.actor()"
                  action="Plan for the category"
                />
              </section>
            }
          </ng-template>
        }
        <ng-template certitudeTab="history" label="History"><certitude-history-panel /></ng-template>
      </certitude-tabs>
    }
  `,
  styles: `
    :host {
      display: block;
      min-height: 100%;
      background: var(--surface-page);
      // Together where the panel’s text begins; all five names fit with their counts.
      --tabs-inset: 10px;
      --tabs-padding: 6px;
      --tabs-gap: 0;
    }
    certitude-tabs {
      min-height: 100%;
    }
    .whole {
      margin-top: var(--space-4);
      border-top: 1px solid var(--border);
    }
    .whole h3 {
      padding: var(--space-4) var(--space-4) 0;
      font-size: var(--text-s);
    }
  `,
})
export class ContextPane {
  protected readonly state = inject(WorkbenchState);
  protected readonly data = inject(ContextData);
  readonly #remembered = remembered<string>('certitude.context.tab', 'guidance');
  /** Decided when an answer is opened; what changes under somebody's eyes does not turn their page. */
  protected readonly tab = linkedSignal<ResponseId | null, string>({
    source: () => this.state.item()?.id ?? null,
    computation: () => untracked(() => (this.#waits() ? 'review' : this.#remembered())),
  });

  protected readonly seesPlans = computed(() => this.state.can('plan:read'));
  protected readonly evidence = computed(() => this.data.evidence.value()?.length ?? null);
  protected readonly plans = computed(() => {
    const [own, whole] = [this.data.plans.value(), this.data.categoryPlans.value()];
    return own ? own.length + (whole?.length ?? 0) : null;
  });
  readonly #waits = (): boolean => {
    const [view, actor] = [this.state.view(), this.state.actor()];
    return view !== null && actor !== null && awaitsPerson(view.values, actor.id);
  };

  /** What a plan for the open answer starts from. */
  protected readonly planned = computed<PlannedAnswer | null>(() => {
    const [place, item, view] = [this.data.place(), this.state.item(), this.state.view()];
    if (!place || !item || !view) return null;
    const { level, owner } = view.values;
    const aim = this.state.assessment.value()?.targetLevel ?? null;
    return { place, title: item.title, level, levels: item.category.levels, aim, owner };
  });

  /** The same for its category as a whole, where requirements are rated. */
  protected readonly whole = computed<PlannedAnswer | null>(() => {
    const [place, item] = [this.data.category(), this.state.item()];
    if (!place || !item) return null;
    const score = this.state.score()?.categories[item.category.id];
    const overall = this.state.assessment.value()?.targetLevel ?? null;
    const aim = targetAt(this.state.beside.value()?.targets ?? [], { ...place.category, requirement: null }, overall);
    const { name: title, levels } = item.category;
    return { place, title, level: (score && shownScore(score).level) ?? 0, levels, aim, owner: null };
  });

  protected show(tab: string): void {
    this.tab.set(tab);
    this.#remembered.set(tab);
  }
}
