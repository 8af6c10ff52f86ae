import { Component, computed, inject, output } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { CreatePlan, FreeText, Name, PRIORITIES, Priority, type PlanView } from '@certitude/contracts';
import { Members, Session, draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, Field, FormErrors, Input, PRIORITY_FACES } from '@certitude/web/ui';
import * as z from 'zod';
import { AnswerContext } from '../../../data-access/answer-context';
import { WorkbenchState } from '../workbench-state';
import { ContextData } from './context-data';

/** A plan as the form holds it: controls have texts only. */
const PlanForm = z.object({
  title: Name,
  objectives: FreeText,
  targetLevel: z.string(),
  responsible: z.string(),
  dueOn: z.string(),
  priority: Priority,
});
type PlanForm = z.input<typeof PlanForm>;

/** A new action plan for the open requirement, filled in as far as it is known. */
@Component({
  selector: 'certitude-create-plan-form',
  imports: [Button, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input],
  template: `
    <form class="form" [formRoot]="draft.form" [certitudeDraft]="draft">
      <certitude-draft-notice />
      <certitude-field label="Title" [of]="draft.form.title">
        <input certitudeInput [formField]="draft.form.title" />
      </certitude-field>
      <certitude-field label="Objectives" optional [of]="draft.form.objectives">
        <textarea certitudeInput rows="3" [formField]="draft.form.objectives"></textarea>
      </certitude-field>
      <div class="pair">
        <certitude-field label="Target level">
          <select #target certitudeInput (change)="aim(target.value)">
            @for (level of levels(); track level.number) {
              <option [value]="level.number" [selected]="'' + level.number === draft.values().targetLevel">
                {{ level.number }} {{ level.name }}
              </option>
            }
          </select>
        </certitude-field>
        <certitude-field label="Priority" [of]="draft.form.priority">
          <select certitudeInput [formField]="draft.form.priority">
            @for (each of priorities; track each) {
              <option [value]="each">{{ faces[each].label }}</option>
            }
          </select>
        </certitude-field>
        <certitude-field label="Responsible" [of]="draft.form.responsible">
          <select certitudeInput [formField]="draft.form.responsible">
            <option value="">Nobody</option>
            @for (each of people(); track each.id) {
              <option [value]="each.id">{{ each.name }}</option>
            }
          </select>
        </certitude-field>
        <certitude-field label="Due" optional [of]="draft.form.dueOn">
          <input certitudeInput type="date" [formField]="draft.form.dueOn" />
        </certitude-field>
      </div>
      <certitude-form-errors [of]="draft.form" />
      <div class="actions">
        <button type="submit" certitudeButton="primary" size="small" [busy]="draft.form().submitting()">
          Create plan
        </button>
        <button type="button" certitudeButton="quiet" size="small" (click)="cancelled.emit()">Close</button>
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
  readonly #lowest = Math.min(5, Math.max(this.#state.assessment.value()?.targetLevel ?? 0, this.#present() + 1));
  protected readonly draft = draftForm<PlanForm>({
    name: 'new-plan',
    subject: () => this.#state.view()?.id ?? '',
    title: () => `A plan for: ${this.#state.item()?.title ?? ''}`,
    empty: {
      title: this.#suggestion(String(this.#lowest)),
      objectives: '',
      targetLevel: String(this.#lowest),
      responsible: this.#state.view()?.values.owner ?? this.#session.account()?.id ?? '',
      dueOn: '',
      priority: 'medium',
    },
    rules: (path) => validateStandardSchema(path, PlanForm),
    save: (edit) => this.#create(edit),
  });
  protected readonly people = computed(() =>
    this.#members.active().flatMap(({ id, name }) => (id ? [{ id, name }] : [])),
  );

  /** A suggested title follows the level; one that was typed stays. */
  protected aim(targetLevel: string): void {
    const { title, targetLevel: before } = this.draft.values();
    const isSuggested = title === this.#suggestion(before);
    this.draft.set({ targetLevel, ...(isSuggested ? { title: this.#suggestion(targetLevel) } : {}) });
  }

  #suggestion(level: string): string {
    return `Raise “${this.#state.item()?.title ?? ''}” to level ${level}`.slice(0, 200);
  }

  async #create({ id, values }: DraftEdit<PlanForm>): Promise<void> {
    const place = this.#data.place();
    if (!place) return;
    const { targetLevel, responsible, dueOn } = values;
    const nullable = { responsible: responsible || null, dueOn: dueOn || null };
    const plan = CreatePlan.parse({ ...values, ...nullable, ...place, id, targetLevel: Number(targetLevel) });
    this.created.emit(await this.#context.createPlan(plan));
  }
}
