import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { PlanContent, type EditPlan, type PlanView } from '@certitude/contracts';
import { ApiError } from '@certitude/web/core';
import { Button, Field, Input, Notice } from '@certitude/web/ui';
import { Plans } from './plans';

const ELEMENTS = [
  { field: 'responsibility', label: 'Responsibility', help: 'A role, a team or somebody outside, in words.' },
  { field: 'startsOn', label: 'Starts', help: '' },
  { field: 'resources', label: 'Resources', help: '' },
  { field: 'dependencies', label: 'Dependencies', help: '' },
  { field: 'outputs', label: 'Outputs', help: '' },
  { field: 'comments', label: 'Comments', help: '' },
] as const;
type Element = (typeof ELEMENTS)[number]['field'];
type Texts = Readonly<Record<Element, string>>;

const textsOf = (plan: PlanView): Texts => ({
  responsibility: plan.responsibility,
  startsOn: plan.startsOn ?? '',
  resources: plan.resources,
  dependencies: plan.dependencies,
  outputs: plan.outputs,
  comments: plan.comments,
});

/** The elements of a plan besides objectives, tasks and who does it until when: read, and changed where they stand. */
@Component({
  selector: 'certitude-plan-elements',
  imports: [Button, Field, Input, Notice],
  template: `
    @if (typed(); as texts) {
      @if (failure(); as failed) {
        <certitude-notice tone="danger">
          <strong>{{ failed.title }}</strong> {{ failed.fix }}
        </certitude-notice>
      }
      @for (each of elements; track each.field) {
        <certitude-field [label]="each.label" [help]="each.help" [error]="problems()[each.field] ?? null" optional>
          @if (each.field === 'startsOn') {
            <input #day certitudeInput type="date" [value]="texts.startsOn" (input)="type('startsOn', day.value)" />
          } @else if (each.field === 'responsibility') {
            <input #words certitudeInput [value]="texts.responsibility" (input)="type(each.field, words.value)" />
          } @else {
            <textarea #text certitudeInput rows="3" [value]="texts[each.field]" (input)="type(each.field, text.value)">
            </textarea>
          }
        </certitude-field>
      }
      <div class="buttons">
        <button type="button" certitudeButton="primary" [busy]="busy()" (click)="save(texts)">Save</button>
        <button type="button" certitudeButton [disabled]="busy()" (click)="typed.set(null)">Cancel</button>
      </div>
    } @else {
      @if (said().length > 0) {
        <dl>
          @for (each of said(); track each.label) {
            <div>
              <dt>{{ each.label }}</dt>
              <dd>{{ each.text }}</dd>
            </div>
          }
        </dl>
      } @else {
        <p class="muted">No resources, dependencies, outputs or comments written yet.</p>
      }
      @if (editable()) {
        <button type="button" certitudeButton="quiet" size="small" (click)="edit()">Change these</button>
      }
    }
  `,
  styles: `
    :host {
      display: grid;
      gap: var(--space-3);
      justify-items: start;
    }
    certitude-field,
    certitude-notice,
    dl {
      width: 100%;
      max-width: var(--measure);
    }
    dl {
      display: grid;
      gap: var(--space-3);
      margin: 0;
    }
    dt {
      color: var(--text-muted);
      font-size: var(--text-s);
    }
    dd {
      margin: 0;
      white-space: pre-line;
      overflow-wrap: anywhere;
    }
    .buttons {
      display: flex;
      gap: var(--space-2);
    }
  `,
})
export class PlanElements {
  readonly of = input.required<PlanView>();
  readonly editable = input(false);
  readonly changed = output<PlanView>();
  readonly #plans = inject(Plans);
  protected readonly elements = ELEMENTS;
  readonly #texts = computed(() => textsOf(this.of()));
  protected readonly said = computed(() =>
    ELEMENTS.flatMap(({ field, label }) => {
      const text = this.#texts()[field];
      return text === '' ? [] : [{ label, text }];
    }),
  );
  /** What somebody types; null while nobody does. Stays when the plan arrives anew, with the version it began from. */
  protected readonly typed = linkedSignal<string, Texts | null>({
    source: () => this.of().id,
    computation: () => null,
  });
  readonly #begun = signal<PlanView | null>(null);
  protected readonly busy = signal(false);
  protected readonly failure = signal<ApiError | null>(null);
  protected readonly problems = computed<Partial<Record<Element, string>>>(() => {
    const texts = this.typed();
    if (!texts) return {};
    const found = ELEMENTS.flatMap(({ field }) => {
      const problem = PlanContent.shape[field].safeParse(valueOf(field, texts)).error?.issues[0]?.message;
      return problem === undefined ? [] : [[field, `It ${problem}.`] as const];
    });
    return Object.fromEntries(found);
  });

  protected edit(): void {
    this.#begun.set(this.of());
    this.failure.set(null);
    this.typed.set(this.#texts());
  }

  protected type(field: Element, text: string): void {
    this.typed.update((texts) => texts && { ...texts, [field]: text });
  }

  protected async save(texts: Texts): Promise<void> {
    const plan = this.#begun();
    if (!plan || Object.keys(this.problems()).length > 0) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      const saved = await this.#plans.update(plan.id, { version: plan.version, changes: changesOf(plan, texts) });
      this.typed.set(null);
      this.changed.emit(saved);
    } catch (error) {
      this.failure.set(ApiError.from(error));
    } finally {
      this.busy.set(false);
    }
  }
}

const valueOf = (field: Element, texts: Texts): string | null =>
  field === 'startsOn' ? texts.startsOn || null : texts[field];

/** Only what was changed: other fields may be somebody else's meanwhile. */
function changesOf(plan: PlanView, texts: Texts): EditPlan['changes'] {
  const before = textsOf(plan);
  const changed = ELEMENTS.filter(({ field }) => before[field] !== texts[field]);
  return Object.fromEntries(changed.map(({ field }) => [field, valueOf(field, texts)]));
}
