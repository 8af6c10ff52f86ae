import { Component, computed, inject, input } from '@angular/core';
import { FormField, FormRoot, disabled, validateStandardSchema } from '@angular/forms/signals';
import { RouterLink } from '@angular/router';
import { isSameKindOfAnswers, METHODS, type AssessmentView } from '@certitude/contracts';
import {
  PageTitle,
  Session,
  Toasts,
  draftForm,
  fillTopBar,
  loadable,
  type DraftEdit,
  type Saved,
} from '@certitude/web/core';
import { ObjectActions, PersonById, type ArchivableObject } from '@certitude/web/parts';
import {
  Button,
  Card,
  DateField,
  DraftNotice,
  DraftOf,
  ErrorState,
  Field,
  formatDateOnly,
  FormErrors,
  Input,
  METHOD_NAMES,
  Notice,
  PageHeader,
  RelativeTime,
  Skeleton,
} from '@certitude/web/ui';
import { Assessments } from '../data-access/assessments';
import { DetailsForm, EMPTY_DETAILS, detailsChanges, savedDetails } from '../rules/details-model';

/** What an assessment says of itself: who assesses, how and when; corrected until it is finalized. */
@Component({
  selector: 'certitude-assessment-details-page',
  imports: [
    Button,
    Card,
    DateField,
    DraftNotice,
    DraftOf,
    ErrorState,
    Field,
    FormErrors,
    FormField,
    FormRoot,
    Input,
    Notice,
    ObjectActions,
    PageHeader,
    PersonById,
    RelativeTime,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './assessment-details-page.html',
  styleUrls: ['./dialog-form.scss', './assessment-details-page.scss'],
})
export class AssessmentDetailsPage {
  readonly #assessments = inject(Assessments);
  readonly #session = inject(Session);
  readonly #toasts = inject(Toasts);
  readonly assessmentId = input.required<string>();
  protected readonly methodNames = METHOD_NAMES;
  protected readonly levels = [1, 2, 3, 4, 5];
  protected readonly assessment = loadable({
    params: () => this.assessmentId(),
    load: (id, abort) => this.#assessments.get(id, abort),
  });
  /** Others of the same PKI, to be compared with. */
  protected readonly others = loadable({
    params: () => this.assessment.value()?.pkiId,
    load: async (pkiId, abort) => (await this.#assessments.ofPki(pkiId, undefined, abort)).items,
    isEmpty: () => false,
  });
  protected readonly baselines = computed(() =>
    (this.others.value() ?? []).filter(({ id }) => id !== this.assessmentId()),
  );
  protected readonly versions = loadable({
    params: () => this.draft.values().baseline || undefined,
    load: (id, abort) => this.#assessments.versions(id, abort),
    isEmpty: () => false,
  });
  protected readonly isFinal = computed(() => this.assessment.value()?.streamState === 'final');
  protected readonly mayEdit = computed(() => !this.isFinal() && this.#session.can('assessment:manage'));
  /** Answers of one kind mean nothing in another method. */
  protected readonly methods = computed(() => {
    const method = this.assessment.value()?.method ?? 'formal';
    return METHODS.filter((each) => isSameKindOfAnswers(each, method));
  });
  protected readonly draft = draftForm<DetailsForm>({
    name: 'assessment-details',
    subject: () => this.assessmentId(),
    title: () => `Details of the assessment: ${this.assessment.value()?.name ?? ''}`,
    empty: EMPTY_DETAILS,
    saved: () => {
      const view = this.assessment.value();
      return view && savedDetails(view);
    },
    rules: (path) => {
      validateStandardSchema(path, DetailsForm);
      disabled(path, { when: () => !this.mayEdit() });
    },
    texts: ['sampling'],
    save: (edit) => this.#save(edit),
  });

  constructor() {
    const title = inject(PageTitle);
    fillTopBar({
      crumbs: () => {
        const view = this.assessment.value();
        if (view) title.set(`Details: ${view.name}`);
        return [
          { label: 'Assessments', link: this.#to('assessments') },
          { label: view?.name ?? '…', link: this.#to('assessments', this.assessmentId()) },
          { label: 'Details' },
        ];
      },
    });
  }

  protected object({ id, name, createdBy, archivedAt }: AssessmentView): ArchivableObject {
    return {
      ...{ kind: 'assessment', id, name, createdBy, archivedAt, isDraft: false },
      ...{ link: this.#to('assessments', id, 'details'), list: this.#to('assessments') },
    };
  }

  protected pkiLink({ pkiId }: AssessmentView): readonly string[] {
    return this.#to('pkis', pkiId);
  }

  protected answersLink({ id }: AssessmentView): readonly string[] {
    return this.#to('assessments', id);
  }

  /** Another baseline has other versions. */
  protected chooseBaseline(baseline: string): void {
    this.draft.set({ baseline, baselineVersion: '' });
  }

  protected date(moment: string): string {
    return formatDateOnly(moment.slice(0, 10));
  }

  async #save({ version, changes }: DraftEdit<DetailsForm>): Promise<Saved<DetailsForm>> {
    const view = await this.#assessments.edit(this.assessmentId(), { version, changes: detailsChanges(changes) });
    this.assessment.set(view);
    this.#toasts.success('Saved.');
    return savedDetails(view);
  }

  #to(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.organizationId() ?? '', ...path];
  }
}
