import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AssessmentVersionView, type AssessmentView } from '@certitude/contracts';
import { policyName } from '@certitude/maturity';
import { Session, fillTopBar, loadable } from '@certitude/web/core';
import {
  ObjectActions,
  PersonById,
  PropertyInPlace,
  TextInPlace,
  type ArchivableObject,
  type EditedText,
} from '@certitude/web/parts';
import { Button, ErrorState, Notice, PageHeader, RelativeTime, Score, Skeleton } from '@certitude/web/ui';
import { Hash, ObjectLayout } from '@certitude/web/ui/panes';
import { Assessments } from '../data-access/assessments';
import { levelNames } from '../data-access/level-names';
import { detailGroups } from '../rules/detail-groups';
import { dayProblem, detailChange, detailText, type DetailField } from '../rules/details-model';

/** What an assessment states of itself: who assesses, how and when; each detail corrected where it stands until it is finalized. */
@Component({
  selector: 'certitude-assessment-details-page',
  imports: [
    Button,
    ErrorState,
    Hash,
    Notice,
    ObjectActions,
    ObjectLayout,
    PageHeader,
    PersonById,
    PropertyInPlace,
    RelativeTime,
    RouterLink,
    Score,
    Skeleton,
    TextInPlace,
  ],
  templateUrl: './assessment-details-page.html',
  styleUrl: './assessment-details-page.scss',
})
export class AssessmentDetailsPage {
  readonly #assessments = inject(Assessments);
  readonly #session = inject(Session);
  readonly assessmentId = input.required<string>();
  protected readonly assessment = loadable({
    params: () => this.assessmentId(),
    load: (id, abort) => this.#assessments.get(id, abort),
  });
  /** Each time that it was finalized. */
  protected readonly versions = loadable({
    params: () => this.assessmentId(),
    load: (id, abort) => this.#assessments.versions(id, abort),
    isEmpty: (all) => all.length === 0,
  });
  /** Others of the same PKI, to be compared with. */
  readonly #others = loadable({
    params: () => this.assessment.value()?.pkiId,
    load: async (pkiId, abort) => (await this.#assessments.ofPki(pkiId, undefined, abort)).items,
    isEmpty: () => false,
  });
  readonly #baselineVersions = loadable({
    params: () => this.assessment.value()?.baseline ?? undefined,
    load: (id, abort) => this.#assessments.versions(id, abort),
    isEmpty: () => false,
  });
  protected readonly groups = computed(() => {
    const view = this.assessment.value();
    if (!view) return [];
    const baselines = { assessments: this.#others.value() ?? [], versions: this.#baselineVersions.value() ?? [] };
    return detailGroups(view, baselines);
  });
  protected readonly isFinal = computed(() => this.assessment.value()?.streamState === 'final');
  protected readonly mayEdit = computed(() => !this.isFinal() && this.#session.can('assessment:manage'));
  readonly #shown = computed(() => {
    const view = this.assessment.value();
    return view ? [view] : [];
  });
  protected readonly policyName = policyName;
  protected readonly levelName = levelNames(() => this.#shown());

  constructor() {
    fillTopBar({
      title: () => {
        const view = this.assessment.value();
        return view ? `Details: ${view.name}` : undefined;
      },
      crumbs: () => {
        const view = this.assessment.value();
        return [
          { label: 'Assessments', link: this.#to('assessments') },
          { label: view?.name ?? '…', link: this.#to('assessments', this.assessmentId()) },
          { label: 'Details' },
        ];
      },
    });
  }

  /** One of its details, with the version that was loaded. */
  protected detail(view: AssessmentView, field: DetailField): EditedText {
    const value = detailText(view, field);
    return {
      ...{ name: 'assessment', subject: view.id, title: `Assessment: ${view.name}`, field, value },
      version: view.version,
      check: (day) => dayProblem(view, field, day),
      save: async ({ version, value: text }) => {
        const saved = await this.#assessments.edit(view.id, { version, changes: detailChange(field, text) });
        this.assessment.set(saved);
        return saved.version;
      },
    };
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

  protected resultsLink({ id }: AssessmentView): readonly string[] {
    return this.#to('assessments', id, 'results');
  }

  protected versionLink({ revision }: AssessmentVersionView): readonly string[] {
    return this.#to('assessments', this.assessmentId(), 'versions', String(revision));
  }

  #to(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.organizationId() ?? '', ...path];
  }
}
