import { Component, computed, effect, inject, untracked } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import {
  CreateAssessment,
  METHODS,
  Method,
  Name,
  Policy,
  type AssessmentView,
  type PkiId,
  type PkiView,
} from '@certitude/contracts';
import { policyName, policyTexts } from '@certitude/maturity';
import { draftForm, loadable, type DraftEdit } from '@certitude/web/core';
import { ModelReleases, optionsOf } from '@certitude/web/parts';
import { Button, DraftNotice, DraftOf, ErrorState, Field, FormErrors, Input, Skeleton, Tag } from '@certitude/web/ui';
import { DateField } from '@certitude/web/ui/panes';
import { Dialog } from '@certitude/web/ui/overlays';
import * as z from 'zod';
import { Assessments } from '../data-access/assessments';
import { freeName } from '../rules/free-name';
import { METHOD_LABELS } from '../rules/labels';
import { releaseText } from '../rules/releases';

export interface AssessmentStart {
  readonly pkis: readonly PkiView[];
  /** The PKI to begin with. */
  readonly pki: PkiId | null;
  /** The present year, for the name. */
  readonly year: number;
  /** Names of the assessments that the PKI has. */
  readonly names: readonly string[];
}

/** An assessment as the form holds it: controls have texts only. */
const AssessmentForm = z
  .object({
    pkiId: z.string().min(1, 'must be chosen'),
    modelReleaseId: z.string(),
    name: Name,
    method: Method,
    policy: Policy,
    periodFrom: z.string(),
    periodTo: z.string(),
    targetLevel: z.string(),
  })
  .refine(({ periodFrom, periodTo }) => !periodFrom || !periodTo || periodFrom <= periodTo, {
    path: ['periodTo'],
    message: 'must not be before the start',
  });
type AssessmentForm = z.input<typeof AssessmentForm>;

/** Starts an assessment: of which PKI, against which release of the model, by which method. */
@Component({
  selector: 'certitude-create-assessment-dialog',
  imports: [
    Button,
    DateField,
    Dialog,
    DraftNotice,
    DraftOf,
    ErrorState,
    Field,
    FormErrors,
    FormField,
    FormRoot,
    Input,
    Skeleton,
    Tag,
  ],
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
  protected readonly policyName = policyName;
  protected readonly levels = [1, 2, 3, 4, 5];
  protected readonly releases = loadable({ load: (_, abort) => this.#releases.list(abort) });
  protected readonly releaseText = releaseText;

  protected readonly draft = draftForm<AssessmentForm>({
    name: 'new-assessment',
    title: () => 'A new assessment',
    empty: {
      pkiId: this.#start.pki ?? this.#start.pkis[0]?.id ?? '',
      modelReleaseId: '',
      name: freeName(this.#start.year, this.#start.names),
      method: 'formal',
      policy: 'pkimm',
      periodFrom: '',
      periodTo: '',
      targetLevel: '',
    },
    rules: (path) => validateStandardSchema(path, AssessmentForm),
    save: (edit) => this.#create(edit),
  });
  /** What the policy does depends on the method: the workbook for self-assessments scores as the model's own method. */
  protected readonly policyText = computed(() => {
    const { about, unassessed } = policyTexts(optionsOf(this.draft.values()));
    return `${about} ${unassessed}`;
  });
  /** The newest release, until another one is chosen. */
  protected readonly release = computed(
    () => this.draft.values().modelReleaseId || (this.releases.value()?.[0]?.id ?? ''),
  );

  /** Of the PKI that is chosen now: what it suggests for a name is another one. */
  readonly #names = loadable({
    params: () => this.draft.values().pkiId || undefined,
    load: (pkiId, abort) => this.#assessments.namesOf(pkiId, abort),
    isEmpty: () => false,
  });
  #suggested = freeName(this.#start.year, this.#start.names);

  constructor() {
    effect(() => {
      const names = this.#names.value();
      if (names) untracked(() => this.#suggest(freeName(this.#start.year, names)));
    });
  }

  /** A name that somebody typed stays. */
  #suggest(name: string): void {
    const isSuggested = this.draft.values().name === this.#suggested;
    this.#suggested = name;
    if (isSuggested && name !== this.draft.values().name) this.draft.set({ name });
  }

  protected choose(method: Method): void {
    this.draft.set({ method });
  }

  async #create({ id, values }: DraftEdit<AssessmentForm>): Promise<void> {
    const assessment = {
      ...values,
      id,
      modelReleaseId: this.release(),
      periodFrom: values.periodFrom || null,
      periodTo: values.periodTo || null,
      targetLevel: values.targetLevel ? Number(values.targetLevel) : null,
    };
    this.ref.close(await this.#assessments.create(CreateAssessment.parse(assessment)));
  }
}
