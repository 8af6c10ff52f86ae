import { Component, booleanAttribute, inject, input, output, signal } from '@angular/core';
import { type AssessmentId, type QuarantinedNoteView, type QuarantineReason } from '@certitude/contracts';
import { Toasts } from '@certitude/web/core';
import { Button } from '@certitude/web/ui';
import { OneAssessment } from '../../data-access/one-assessment';

const REASONS: Readonly<Record<QuarantineReason, string>> = {
  time: 'loading it takes too long',
  memory: 'loading it needs too much memory',
  content: 'its content is damaged',
};

/** In the place of a text that could not be put together: what that means, and its repair. */
@Component({
  selector: 'certitude-quarantined-note',
  imports: [Button],
  template: `
    <div role="alert">
      <p>
        The rationale of “{{ note().title }}” is quarantined: {{ reasons[note().reason] }}. Everything written to it is
        kept in the history; the answer can be reviewed and the assessment finalized once it is repaired.
      </p>
      @if (repairable()) {
        <button type="button" certitudeButton [disabled]="busy()" (click)="repair()">
          Repair from the last version
        </button>
      } @else {
        <p>A manager or an admin can repair it.</p>
      }
    </div>
  `,
})
export class QuarantinedNote {
  readonly #assessments = inject(OneAssessment);
  readonly #toasts = inject(Toasts);

  readonly assessment = input.required<AssessmentId>();
  readonly note = input.required<QuarantinedNoteView>();
  readonly repairable = input(false, { transform: booleanAttribute });
  readonly repaired = output();

  protected readonly reasons = REASONS;
  protected readonly busy = signal(false);

  protected async repair(): Promise<void> {
    this.busy.set(true);
    try {
      const { restored } = await this.#assessments.repairNote(this.assessment(), this.note().response);
      const what = restored === 'version' ? 'its last good version' : 'the words it had last';
      this.#toasts.success(`The rationale has ${what} again.`);
      this.repaired.emit();
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.busy.set(false);
    }
  }
}
