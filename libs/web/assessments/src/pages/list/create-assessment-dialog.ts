import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import {
  CreateAssessment,
  METHODS,
  Policy,
  type AssessmentView,
  type Method,
  type PkiId,
  type PkiView,
} from '@certitude/contracts';
import { ApiError, loadable } from '@certitude/web/core';
import { Button, Dialog, ErrorState, Field, Input, Notice, Skeleton, Tag } from '@certitude/web/ui';
import { Assessments } from '../../data-access/assessments';
import { ModelReleases } from '../../data-access/model-releases';
import { METHOD_LABELS, POLICY_LABELS } from '../../rules/labels';
import { problemsOf, type Problems } from '../../rules/problems';
import { newestFirst, releaseText } from '../../rules/releases';

export interface AssessmentStart {
  readonly pkis: readonly PkiView[];
  /** The PKI to begin with. */
  readonly pki: PkiId | null;
  /** The present year, for the name. */
  readonly year: number;
}

/** Starts an assessment: of which PKI, against which release of the model, by which method. */
@Component({
  selector: 'certitude-create-assessment-dialog',
  imports: [Button, Dialog, ErrorState, Field, Input, Notice, Skeleton, Tag],
  templateUrl: './create-assessment-dialog.html',
  styleUrls: ['./dialog-form.scss', './create-assessment-dialog.scss'],
})
export class CreateAssessmentDialog {
  readonly #assessments = inject(Assessments);
  readonly #releases = inject(ModelReleases);
  readonly #start = inject<AssessmentStart>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<CreateAssessmentDialog, AssessmentView>>(MatDialogRef);

  protected readonly pkis = this.#start.pkis;
  protected readonly methods = METHODS;
  protected readonly methodLabels = METHOD_LABELS;
  protected readonly policies = Policy.options;
  protected readonly policyLabels = POLICY_LABELS;
  protected readonly levels = [1, 2, 3, 4, 5];
  protected readonly releases = loadable({
    load: async (_, abort) => newestFirst(await this.#releases.list(abort)),
  });
  protected readonly releaseText = releaseText;

  protected readonly pkiId = signal<string>(this.#start.pki ?? this.#start.pkis[0]?.id ?? '');
  protected readonly modelReleaseId = linkedSignal<string>(() => this.releases.value()?.[0]?.id ?? '');
  protected readonly name = signal(`Assessment ${this.#start.year}`);
  protected readonly method = signal<Method>('formal');
  protected readonly policy = signal<Policy>('pkimm');
  protected readonly periodFrom = signal('');
  protected readonly periodTo = signal('');
  protected readonly targetLevel = signal('');
  protected readonly problems = signal<Problems>({});
  protected readonly failure = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly policyText = computed(() => this.policyLabels[this.policy()].explanation);

  protected choosePolicy(value: string): void {
    this.policy.set(this.policies.find((policy) => policy === value) ?? 'pkimm');
  }

  protected async create(event: Event): Promise<void> {
    event.preventDefault();
    if (this.busy()) return;
    const values = {
      pkiId: this.pkiId(),
      modelReleaseId: this.modelReleaseId(),
      name: this.name(),
      method: this.method(),
      policy: this.policy(),
      periodFrom: this.periodFrom() || null,
      periodTo: this.periodTo() || null,
      targetLevel: this.targetLevel() ? Number(this.targetLevel()) : null,
    };
    this.problems.set(problemsOf(CreateAssessment, values));
    const checked = CreateAssessment.safeParse(values);
    if (!checked.success) return;
    this.busy.set(true);
    this.failure.set(null);
    try {
      this.ref.close(await this.#assessments.create(checked.data));
    } catch (error) {
      const { title, fix } = ApiError.from(error);
      this.failure.set(`${title} ${fix}`);
    } finally {
      this.busy.set(false);
    }
  }
}
