import { Component, computed, inject, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { type AssessmentId, type AssessmentVersionView, type ResponseId } from '@certitude/contracts';
import { type ReadinessView } from '@certitude/contracts/freezing';
import { ApiError, loadable, Session } from '@certitude/web/core';
import { Button, ErrorState, Notice, Score, Skeleton, Tag } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import { OneAssessment } from '../../data-access/one-assessment';
import { type FinalizeSummary, type OpenGroup } from '../../rules/finalize-summary';

export interface FinalizeQuestion {
  readonly assessmentId: AssessmentId;
  readonly summary: FinalizeSummary;
  /** What is left open, by what the server says. */
  readonly open: (readiness: ReadinessView) => readonly OpenGroup[];
}

/** Asks before an assessment is frozen: what is frozen, what its trust rests on, what the organization demands. */
@Component({
  selector: 'certitude-finalize-dialog',
  imports: [Button, Dialog, ErrorState, Notice, RouterLink, Score, Skeleton, Tag],
  templateUrl: './finalize-dialog.html',
  styleUrl: './finalize-dialog.scss',
})
export class FinalizeDialog {
  readonly #assessments = inject(OneAssessment);
  readonly #session = inject(Session);
  protected readonly ref = inject<MatDialogRef<FinalizeDialog, AssessmentVersionView>>(MatDialogRef);
  readonly #question = inject<FinalizeQuestion>(MAT_DIALOG_DATA);

  protected readonly summary = this.#question.summary;
  protected readonly readiness = loadable({
    load: (_, abort) => this.#assessments.readiness(this.#question.assessmentId, abort),
  });
  protected readonly open = computed(() => {
    const readiness = this.readiness.value();
    return readiness ? this.#question.open(readiness) : [];
  });
  /** Whether the server would refuse for what the organization demands. */
  protected readonly isRefused = computed(() => (this.readiness.value()?.unmet.length ?? 0) > 0);
  protected readonly busy = signal(false);
  protected readonly failure = signal<string | null>(null);

  protected answer(id: ResponseId): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', this.#question.assessmentId, 'responses', id];
  }

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
