import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { assessmentsApi, readingApi, type AssessmentId } from '@certitude/contracts';
import { policyTexts } from '@certitude/maturity';
import { Api, Session, fillTopBar, loadable } from '@certitude/web/core';
import { ExportMenu, Exports, ModelReleases } from '@certitude/web/parts';
import {
  ASSESSMENT_FACES,
  Button,
  EmptyState,
  ErrorState,
  METHOD_NAMES,
  PageHeader,
  Skeleton,
  StatusBadge,
} from '@certitude/web/ui';
import { resultsOf } from '../rules/results';
import { ResultsView } from './results-view';

/** What came out of an assessment, and why. */
@Component({
  selector: 'certitude-results-page',
  imports: [Button, EmptyState, ErrorState, ExportMenu, PageHeader, ResultsView, RouterLink, Skeleton, StatusBadge],
  templateUrl: './results-page.html',
  styleUrl: './results-page.scss',
})
export class ResultsPage {
  readonly #api = inject(Api);
  readonly #releases = inject(ModelReleases);
  readonly #session = inject(Session);

  readonly assessmentId = input.required<AssessmentId>();

  readonly #exports = inject(Exports);
  protected readonly exports = computed(() => this.#exports.ofAssessment(this.assessmentId()));
  protected readonly faces = ASSESSMENT_FACES;
  protected readonly icon = 'chart-column';
  protected readonly loaded = loadable({
    params: () => this.assessmentId(),
    load: async (assessmentId, abort) => {
      const params = { organizationId: this.#session.requireOrganization(), assessmentId };
      const [assessment, content, beside] = await Promise.all([
        this.#api.call(assessmentsApi.get, { params }, abort),
        this.#api.call(readingApi.content, { params }, abort),
        this.#api.call(readingApi.beside, { params }, abort),
      ]);
      const release = await this.#releases.get(assessment.modelReleaseId);
      return { assessment, results: resultsOf({ ...assessment, beside }, release, content.responses) };
    },
    isEmpty: ({ results }) => results.explained.overall.completeness?.assessed === 0,
  });
  /** What is known of the assessment before its results are, and while it has none. */
  protected readonly assessment = computed(() => this.loaded.value()?.assessment ?? null);
  protected readonly title = computed(() => {
    const assessment = this.assessment();
    return assessment ? `Results of ${assessment.name}` : 'Results';
  });
  protected readonly facts = computed(() => {
    const loaded = this.loaded.value();
    if (!loaded) return '';
    const { assessment, results } = loaded;
    return `${assessment.pkiName} · ${METHOD_NAMES[assessment.method]} · PKIMM ${assessment.modelVersion} · ${policyTexts(results.options).name}`;
  });
  protected readonly workbench = computed(() => this.#link(this.assessmentId()));
  protected readonly reports = computed(() => this.#link(this.assessmentId(), 'reports'));

  constructor() {
    fillTopBar({
      title: () => {
        const assessment = this.assessment();
        return assessment ? `Results of ${assessment.name}, ${assessment.pkiName}` : undefined;
      },
      crumbs: () => [
        { label: 'Assessments', link: this.#link() },
        { label: this.assessment()?.name ?? 'Assessment', link: this.workbench() },
        { label: 'Results' },
      ],
    });
  }

  protected print(): void {
    globalThis.print();
  }

  #link(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', ...path];
  }
}
