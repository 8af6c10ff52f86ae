import { Component, computed, inject, linkedSignal } from '@angular/core';
import { Applicability } from '@certitude/contracts';
import { Button, Input, Segmented, type Choice } from '@certitude/web/ui';
import { APPLICABILITY_LABELS } from '../../../rules/labels';
import { WorkbenchState } from '../workbench-state';

type Kind = Applicability['applicability'];
const KINDS: readonly Kind[] = ['applicable', 'partially-applicable', 'not-applicable'];

/** Whether the open requirement applies. Anything but "applicable" is set once it has its reason. */
@Component({
  selector: 'certitude-applicability-control',
  imports: [Button, Input, Segmented],
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
      @if (mayAnswer() && isDraft()) {
        <span class="hint" role="status">Give the reason to set this.</span>
      }
    </div>
    @if (kind() !== 'applicable') {
      @if (mayAnswer()) {
        <div class="reason">
          <label for="answer-reason">Reason</label>
          <textarea
            #text
            id="answer-reason"
            certitudeInput
            rows="2"
            maxlength="2000"
            [value]="reason()"
            (input)="reason.set(text.value)"
            (blur)="save()"
          ></textarea>
          @if (isUnsaved()) {
            <div class="actions">
              <button type="button" certitudeButton size="small" [disabled]="reason().trim() === ''" (click)="save()">
                Set with this reason
              </button>
              <button
                type="button"
                certitudeButton="quiet"
                size="small"
                (mousedown)="$event.preventDefault()"
                (click)="discard()"
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
    .hint,
    label {
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
  /** A draft lasts until another answer is opened or the value changes, whatever else changes meanwhile. */
  readonly #place = computed(() => ({ response: this.#view()?.id ?? null, standing: this.standing() }), {
    equal: (one, other) => one.response === other.response && one.standing === other.standing,
  });
  /** What the control shows: what stands, until something else is chosen here. */
  protected readonly kind = linkedSignal<Kind>(() => this.#place().standing.applicability);
  protected readonly reason = linkedSignal(() => reasonOf(this.#place().standing));
  protected readonly mayAnswer = computed(() => {
    const view = this.#view();
    return view !== null && this.#state.live.mayAnswer(view);
  });
  protected readonly isDraft = computed(() => this.kind() !== this.standing().applicability);
  protected readonly isUnsaved = computed(() => this.isDraft() || this.reason().trim() !== reasonOf(this.standing()));

  protected choose(kind: Kind): void {
    this.kind.set(kind);
    if (kind === 'applicable' || this.reason().trim() !== '') this.save();
  }

  protected save(): void {
    const response = this.#view()?.id;
    const value = Applicability.safeParse(
      this.kind() === 'applicable'
        ? { applicability: 'applicable' }
        : { applicability: this.kind(), reason: this.reason() },
    );
    if (response && value.success && this.isUnsaved()) {
      this.#state.live.set(response, { field: 'applicability', value: value.data });
    }
  }

  protected discard(): void {
    this.kind.set(this.standing().applicability);
    this.reason.set(reasonOf(this.standing()));
  }
}

const reasonOf = (value: Applicability): string => ('reason' in value ? value.reason : '');
