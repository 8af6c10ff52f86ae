import { Component, computed, inject, input, output } from '@angular/core';
import { FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { type PlanView } from '@certitude/contracts';
import { Session, draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, FormErrors } from '@certitude/web/ui';
import { PlanFields } from './plan-fields';
import { PlanForm, newPlan, placeName, planFor, suggestedTitle, type PlannedAnswer } from './plan-model';
import { Plans } from './plans';

/** A new action plan for an answer or a whole category, filled in as far as it is known. */
@Component({
  selector: 'certitude-create-plan',
  imports: [Button, DraftNotice, DraftOf, FormErrors, FormRoot, PlanFields],
  template: `
    <form class="form" [formRoot]="draft.form" [certitudeDraft]="draft">
      <certitude-draft-notice />
      <certitude-plan-fields [of]="draft.form" [levels]="levels()" (aimed)="suggest()" />
      <certitude-form-errors [of]="draft.form" />
      <div class="actions">
        <button type="submit" certitudeButton="primary" size="small" [busy]="draft.form().submitting()">
          Create plan
        </button>
        <button type="button" certitudeButton="quiet" size="small" (click)="cancelled.emit()">Close</button>
      </div>
    </form>
  `,
  styles: `
    @use 'panel' as *;
    :host {
      display: block;
    }
  `,
})
export class CreatePlan {
  readonly #plans = inject(Plans);
  readonly #session = inject(Session);

  readonly of = input.required<PlannedAnswer>();
  readonly created = output<PlanView>();
  readonly cancelled = output<void>();

  protected readonly levels = computed(() => this.of().levels.filter(({ number }) => number > this.of().level));
  protected readonly draft = draftForm<PlanForm>({
    name: 'new-plan',
    subject: () => placeName(this.of().place),
    title: () => `A plan for: ${this.of().title}`,
    empty: () => planFor(this.of(), this.#session.account()?.id ?? null),
    rules: (path) => validateStandardSchema(path, PlanForm),
    save: (edit) => this.#create(edit),
  });

  /** A suggested title follows the level; one that was typed stays. */
  protected suggest(): void {
    const { title, targetLevel } = this.draft.values();
    const suggestions = this.of().levels.map(({ number }) => suggestedTitle(this.of().title, String(number)));
    if (suggestions.includes(title)) this.draft.set({ title: suggestedTitle(this.of().title, targetLevel) });
  }

  async #create({ id, values }: DraftEdit<PlanForm>): Promise<void> {
    this.created.emit(await this.#plans.create(newPlan(id, this.of().place, values)));
  }
}
