import { Component, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { type AssessmentId, type AssessmentVersionView } from '@certitude/contracts';
import { ApiError } from '@certitude/web/core';
import { Button, Notice, Score } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import { OneAssessment } from '../../data-access/one-assessment';
import { type FinalizeSummary } from '../../rules/finalize-summary';

export interface FinalizeQuestion {
  readonly assessmentId: AssessmentId;
  readonly summary: FinalizeSummary;
}

/** Asks before an assessment is frozen: what is frozen, what is left open. */
@Component({
  selector: 'certitude-finalize-dialog',
  imports: [Button, Dialog, Notice, Score],
  template: `
    <certitude-dialog title="Finalize this assessment?">
      <p>
        {{ summary.answers }} answers with their texts, their evidence and the score are frozen as version
        {{ summary.revision }}. Nobody can change them; a later revision starts from a copy.
      </p>
      <certitude-score [of]="summary.overall" [levelName]="summary.overall.name" />
      @for (group of summary.open; track group.title) {
        <certitude-notice tone="warning">
          <p>
            <strong>{{ group.title }}</strong>
          </p>
          <ul>
            @for (item of group.shown; track item) {
              <li>{{ item }}</li>
            }
            @if (group.more > 0) {
              <li>and {{ group.more }} more</li>
            }
          </ul>
        </certitude-notice>
      }
      @if (failure(); as failure) {
        <certitude-notice tone="danger">{{ failure }}</certitude-notice>
      }
      <ng-container dialog-actions>
        <button type="button" certitudeButton (click)="ref.close()">Cancel</button>
        <button type="button" certitudeButton="primary" [busy]="busy()" (click)="finalize()">Finalize</button>
      </ng-container>
    </certitude-dialog>
  `,
  styles: `
    ul {
      padding-left: var(--space-4);
    }
  `,
})
export class FinalizeDialog {
  readonly #assessments = inject(OneAssessment);
  protected readonly ref = inject<MatDialogRef<FinalizeDialog, AssessmentVersionView>>(MatDialogRef);
  readonly #question = inject<FinalizeQuestion>(MAT_DIALOG_DATA);

  protected readonly summary = this.#question.summary;
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected async finalize(): Promise<void> {
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.ref.close(await this.#assessments.finalize(this.#question.assessmentId));
    } catch (error) {
      const { title, fix } = ApiError.from(error);
      this.failure.set(`${title} ${fix}`);
    } finally {
      this.busy.set(false);
    }
  }
}
