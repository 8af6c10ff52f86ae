import { Component, computed, inject, signal } from '@angular/core';
import { isTargetOf, targetAt, type TargetView } from '@certitude/contracts';
import { ApiError, Toasts } from '@certitude/web/core';
import { Beside } from '@certitude/web/parts';
import { WorkbenchState } from '../workbench-state';

type Place = Omit<TargetView, 'level'>;

/** What is aimed at beside the open answer: its own target, its category's and its module's; and what was declared. */
@Component({
  selector: 'certitude-beside-facts',
  template: `
    @if (state.view()) {
      <dl class="even">
        @for (each of targets(); track each.label) {
          <div>
            <dt>
              @if (mayAim()) {
                <label [for]="'aim-' + each.label">{{ each.label }}</label>
              } @else {
                {{ each.label }}
              }
            </dt>
            <dd>
              @if (mayAim()) {
                <select
                  #aim
                  class="quiet number"
                  [id]="'aim-' + each.label"
                  [disabled]="busy()"
                  (change)="set(each.place, each.own, aim.value)"
                >
                  <option value="" [selected]="each.own === null">
                    {{ each.inherited === null ? 'None' : each.inherited + ', as above' }}
                  </option>
                  @for (level of levels; track level) {
                    <option [value]="level" [selected]="level === each.own">{{ level }}</option>
                  }
                </select>
              } @else {
                <span class="number">{{ each.own ?? each.inherited ?? 'None' }}</span>
              }
            </dd>
          </div>
        }
        @if (declared(); as level) {
          <div>
            <dt>Declared</dt>
            <dd>
              <span class="number">{{ level }}</span> <span class="muted">for the category, as imported</span>
            </dd>
          </div>
        }
      </dl>
    }
  `,
  styleUrl: './answer-facts.scss',
})
export class BesideFacts {
  protected readonly state = inject(WorkbenchState);
  readonly #beside = inject(Beside);
  readonly #toasts = inject(Toasts);
  protected readonly levels = [1, 2, 3, 4, 5];
  protected readonly busy = signal(false);
  protected readonly mayAim = computed(
    () =>
      this.state.can('assessment:manage') && this.state.live.streamState() === 'open' && !!this.state.beside.value(),
  );
  protected readonly targets = computed(() => {
    const view = this.state.view();
    const beside = this.state.beside.value();
    if (!view || !beside) return [];
    const overall = this.state.assessment.value()?.targetLevel ?? null;
    const { module, category, requirement } = view;
    const whole = { module, category, requirement: null };
    return [
      this.#target('Module target', { module, category: null, requirement: null }, overall),
      this.#target('Category target', whole, targetAt(beside.targets, { ...whole, category: null }, overall)),
      ...(requirement === null
        ? []
        : [this.#target('Target', { ...whole, requirement }, targetAt(beside.targets, whole, overall))]),
    ];
  });
  protected readonly declared = computed(() => {
    const view = this.state.view();
    const found = this.state.beside
      .value()
      ?.declared.find(({ module, category }) => module === view?.module && category === view.category);
    return view?.requirement === null ? null : (found?.level ?? null);
  });

  protected async set(place: Place, from: number | null, chosen: string): Promise<void> {
    const assessmentId = this.state.assessmentId();
    if (assessmentId === null) return;
    const level = chosen === '' ? null : Number(chosen);
    this.busy.set(true);
    try {
      this.state.beside.set(await this.#beside.setTarget(assessmentId, { ...place, from, level }));
    } catch (error) {
      const failure = ApiError.from(error);
      this.#toasts.failure(failure);
      this.state.beside.reload();
    } finally {
      this.busy.set(false);
    }
  }

  #target(label: string, place: Place, inherited: number | null) {
    const targets = this.state.beside.value()?.targets ?? [];
    const own = targets.find((target) => isTargetOf(target, place))?.level ?? null;
    return { label, place, own, inherited };
  }
}
