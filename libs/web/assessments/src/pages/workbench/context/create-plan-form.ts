import { Component, computed, inject, linkedSignal, output, signal } from '@angular/core';
import { CreatePlan, PRIORITIES, type PlanView } from '@certitude/contracts';
import { ApiError, Members, Session } from '@certitude/web/core';
import { Button, Field, Input, Notice, PRIORITY_FACES } from '@certitude/web/ui';
import { AnswerContext } from '../../../data-access/answer-context';
import { problemsOf, type Problems } from '../../../rules/problems';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';

/** A new action plan for the open requirement, filled in as far as it is known. */
@Component({
  selector: 'certitude-create-plan-form',
  imports: [Button, Field, Input, Notice],
  template: `
    <form class="form" (submit)="create($event)">
      <certitude-field label="Title" [error]="problems()['title'] ?? null">
        <input #name certitudeInput [value]="title()" (input)="title.set(name.value)" />
      </certitude-field>
      <certitude-field label="Objectives" optional [error]="problems()['objectives'] ?? null">
        <textarea #goal certitudeInput rows="3" [value]="objectives()" (input)="objectives.set(goal.value)"></textarea>
      </certitude-field>
      <div class="pair">
        <certitude-field label="Target level">
          <select #target certitudeInput (change)="targetLevel.set(+target.value)">
            @for (level of levels(); track level.number) {
              <option [value]="level.number" [selected]="level.number === targetLevel()">
                {{ level.number }} {{ level.name }}
              </option>
            }
          </select>
        </certitude-field>
        <certitude-field label="Priority">
          <select #urgency certitudeInput (change)="choosePriority(urgency.value)">
            @for (each of priorities; track each) {
              <option [value]="each" [selected]="each === priority()">{{ faces[each].label }}</option>
            }
          </select>
        </certitude-field>
        <certitude-field label="Responsible">
          <select #person certitudeInput (change)="responsible.set(person.value)">
            <option value="">Nobody</option>
            @for (each of people(); track each.id) {
              <option [value]="each.id" [selected]="each.id === responsible()">{{ each.name }}</option>
            }
          </select>
        </certitude-field>
        <certitude-field label="Due" optional [error]="problems()['dueOn'] ?? null">
          <input #due certitudeInput type="date" [value]="dueOn()" (change)="dueOn.set(due.value)" />
        </certitude-field>
      </div>
      @if (failure(); as failure) {
        <certitude-notice tone="danger">{{ failure }}</certitude-notice>
      }
      <div class="actions">
        <button type="submit" certitudeButton="primary" size="small" [busy]="busy()">Create plan</button>
        <button type="button" certitudeButton="quiet" size="small" (click)="cancelled.emit()">Cancel</button>
      </div>
    </form>
  `,
  styleUrl: './panel.scss',
  styles: `
    :host {
      display: block;
      padding: 0;
    }
  `,
})
export class CreatePlanForm {
  readonly #state = inject(WorkbenchState);
  readonly #data = inject(ContextData);
  readonly #context = inject(AnswerContext);
  readonly #members = inject(Members);
  readonly #session = inject(Session);

  readonly created = output<PlanView>();
  readonly cancelled = output<void>();

  protected readonly priorities = PRIORITIES;
  protected readonly faces = PRIORITY_FACES;
  readonly #present = computed(() => this.#state.view()?.values.level ?? 0);
  protected readonly levels = computed(() =>
    (this.#state.item()?.category.levels ?? []).filter(({ number }) => number > this.#present()),
  );
  protected readonly targetLevel = linkedSignal(() => {
    const wanted = this.#state.assessment.value()?.targetLevel ?? 0;
    return Math.min(5, Math.max(wanted, this.#present() + 1));
  });
  protected readonly title = linkedSignal(() => {
    const title = this.#state.item()?.title ?? '';
    return `Raise “${title}” to level ${this.targetLevel()}`.slice(0, 200);
  });
  protected readonly objectives = signal('');
  protected readonly priority = signal<CreatePlan['priority']>('medium');
  protected readonly responsible = signal<string>(
    this.#state.view()?.values.owner ?? this.#session.account()?.id ?? '',
  );
  protected readonly dueOn = signal('');
  protected readonly busy = signal(false);
  protected readonly problems = signal<Problems>({});
  protected readonly failure = signal<string | null>(null);
  protected readonly people = computed(() =>
    this.#members.active().flatMap(({ id, name }) => (id ? [{ id, name }] : [])),
  );

  protected choosePriority(value: string): void {
    this.priority.set(PRIORITIES.find((each) => each === value) ?? 'medium');
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    const place = this.#data.place();
    if (!place || this.busy()) return;
    const plan = {
      ...place,
      title: this.title(),
      objectives: this.objectives(),
      targetLevel: this.targetLevel(),
      responsible: this.responsible() || null,
      dueOn: this.dueOn() || null,
      priority: this.priority(),
    };
    this.problems.set(problemsOf(CreatePlan, plan));
    const checked = CreatePlan.safeParse(plan);
    if (!checked.success) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.created.emit(await this.#context.createPlan(checked.data));
    } catch (error) {
      const { title, fix } = ApiError.from(error);
      this.failure.set(`${title} ${fix}`);
    } finally {
      this.busy.set(false);
    }
  }
}
