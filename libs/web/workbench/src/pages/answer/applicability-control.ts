import { Component, computed, inject } from '@angular/core';
import { FormField, maxLength } from '@angular/forms/signals';
import { Applicability } from '@certitude/contracts';
import { draftForm, type DraftEdit } from '@certitude/web/core';
import { Button, DraftOf, Field, Input } from '@certitude/web/ui';
import { Segmented, type Choice } from '@certitude/web/ui/panes';
import { APPLICABILITY_LABELS } from '../../rules/labels';
import { WorkbenchState } from '../workbench-state';

type Kind = Applicability['applicability'];
interface ReasonForm {
  readonly kind: Kind;
  readonly reason: string;
}
const KINDS: readonly Kind[] = ['applicable', 'partially-applicable', 'not-applicable'];

/** Whether the open requirement applies. Anything but "applicable" is set once it has its reason. */
@Component({
  selector: 'certitude-applicability-control',
  imports: [Button, DraftOf, Field, FormField, Input, Segmented],
  template: `
    <div class="row">
      @if (mayAnswer()) {
        <certitude-segmented
          label="Applicability"
          [choices]="choices"
          [value]="kind()"
          (valueChange)="choose($event)"
        />
      } @else {
        <span>{{ labels[standing().applicability] }}</span>
      }
      <span class="hint" role="status">{{ mayAnswer() && isDraft() ? 'Give the reason to set this.' : '' }}</span>
    </div>
    @if (kind() !== 'applicable') {
      @if (mayAnswer()) {
        <div class="reason" [certitudeDraft]="draft">
          <certitude-field label="Reason" [of]="draft.form.reason">
            <textarea certitudeInput rows="2" [formField]="draft.form.reason" (blur)="save()"></textarea>
          </certitude-field>
          @if (draft.changed()) {
            <div class="actions">
              <button type="button" certitudeButton size="small" [disabled]="reason().trim() === ''" (click)="save()">
                Set with this reason
              </button>
              <button
                type="button"
                certitudeButton="quiet"
                size="small"
                (mousedown)="$event.preventDefault()"
                (click)="draft.discard()"
              >
                Discard
              </button>
            </div>
          }
        </div>
      } @else {
        <p class="given">{{ reason() }}</p>
      }
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: var(--space-2);
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: var(--space-2) var(--space-3);
      font-size: var(--text-s);
    }
    .hint {
      color: var(--text-muted);
      font-size: var(--text-xs);
    }
    .reason {
      display: flex;
      flex-direction: column;
      gap: var(--space-1);
    }
    textarea {
      min-height: 56px;
    }
    .actions {
      display: flex;
      gap: var(--space-2);
    }
    .given {
      max-width: var(--measure);
      color: var(--text-muted);
      white-space: pre-wrap;
    }
  `,
})
export class ApplicabilityControl {
  readonly #state = inject(WorkbenchState);

  protected readonly labels = APPLICABILITY_LABELS;
  protected readonly choices: readonly Choice<Kind>[] = KINDS.map((value) => ({
    value,
    label: APPLICABILITY_LABELS[value],
  }));
  readonly #view = this.#state.view;
  protected readonly standing = computed<Applicability>(
    () => this.#view()?.values.applicability ?? { applicability: 'applicable' },
    { equal: (one, other) => one.applicability === other.applicability && reasonOf(one) === reasonOf(other) },
  );
  /** What the control shows: what stands, until something else is chosen or written here. */
  protected readonly draft = draftForm<ReasonForm>({
    name: 'applicability',
    subject: () => this.#view()?.id ?? '',
    title: () => 'Applicability of a requirement, with its reason',
    empty: { kind: 'applicable', reason: '' },
    saved: () => ({ version: 0, values: { kind: this.standing().applicability, reason: reasonOf(this.standing()) } }),
    rules: (path) => maxLength(path.reason, 2_000),
    texts: ['reason'],
    save: (edit) => this.#set(edit),
  });
  protected readonly kind = computed(() => this.draft.values().kind);
  protected readonly reason = computed(() => this.draft.values().reason);
  protected readonly mayAnswer = computed(() => {
    const view = this.#view();
    return view !== null && this.#state.live.mayAnswer(view);
  });
  protected readonly isDraft = computed(() => this.kind() !== this.standing().applicability);

  protected async choose(kind: Kind): Promise<void> {
    this.draft.set({ kind });
    if (kind === 'applicable' || this.reason().trim() !== '') await this.save();
  }

  protected async save(): Promise<void> {
    if (this.draft.changed() && applicabilityOf(this.draft.values()).success) await this.draft.submit();
  }

  /** Live edits have a protocol of their own: they are sent when there is a way, and told when they are refused. */
  #set({ values }: DraftEdit<ReasonForm>) {
    const response = this.#view()?.id;
    const value = applicabilityOf(values).data;
    if (response && value) this.#state.live.set(response, { field: 'applicability', value });
    return Promise.resolve({ version: 0, values });
  }
}

const reasonOf = (value: Applicability): string => ('reason' in value ? value.reason : '');

const applicabilityOf = ({ kind, reason }: ReasonForm) =>
  Applicability.safeParse(kind === 'applicable' ? { applicability: kind } : { applicability: kind, reason });
