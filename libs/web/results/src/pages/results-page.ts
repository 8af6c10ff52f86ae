import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { assessmentsApi, readingApi, type AssessmentId } from '@certitude/contracts';
import { policyTexts, type Explanation } from '@certitude/maturity';
import { Api, PageTitle, Session, fillTopBar, loadable } from '@certitude/web/core';
import { ExportMenu, Exports, ModelReleases, WhyScore } from '@certitude/web/parts';
import {
  ASSESSMENT_FACES,
  Button,
  EmptyState,
  ErrorState,
  LevelMeter,
  METHOD_NAMES,
  PageHeader,
  Skeleton,
  StatusBadge,
  scoreText,
} from '@certitude/web/ui';
import { LevelBars, LevelDistribution, RadarChart } from '@certitude/web/ui/charts';
import { resultsOf, targetText } from '../rules/results';
import { TargetGapsList } from './target-gaps-list';

/** What came out of an assessment, and why. */
@Component({
  selector: 'certitude-results-page',
  imports: [
    Button,
    EmptyState,
    ErrorState,
    ExportMenu,
    LevelBars,
    LevelDistribution,
    LevelMeter,
    PageHeader,
    RadarChart,
    RouterLink,
    Skeleton,
    StatusBadge,
    TargetGapsList,
    WhyScore,
  ],
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
  protected readonly targetText = targetText;
  protected readonly loaded = loadable({
    params: () => this.assessmentId(),
    load: async (assessmentId, abort) => {
      const params = { organizationId: this.#session.requireOrganization(), assessmentId };
      const [assessment, content] = await Promise.all([
        this.#api.call(assessmentsApi.get, { params }, abort),
        this.#api.call(readingApi.content, { params }, abort),
      ]);
      return resultsOf(assessment, await this.#releases.get(assessment.modelReleaseId), content.responses);
    },
    isEmpty: ({ explained: { overall } }) => overall.completeness?.assessed === 0,
  });
  /** What is known of the assessment before its results are, and while it has none. */
  protected readonly assessment = computed(() => this.loaded.value()?.assessment ?? null);
  protected readonly title = computed(() => {
    const assessment = this.assessment();
    return assessment ? `Results of ${assessment.name}` : 'Results';
  });
  protected readonly facts = computed(() => {
    const results = this.loaded.value();
    if (!results) return '';
    const { assessment, options } = results;
    return `${assessment.pkiName} · ${METHOD_NAMES[assessment.method]} · PKIMM ${assessment.modelVersion} · ${policyTexts(options).name}`;
  });
  protected readonly workbench = computed(() => this.#link(this.assessmentId()));

  constructor() {
    fillTopBar({
      crumbs: () => [
        { label: 'Assessments', link: this.#link() },
        { label: this.assessment()?.name ?? 'Assessment', link: this.workbench() },
        { label: 'Results' },
      ],
    });
    const title = inject(PageTitle);
    effect(() => {
      const assessment = this.assessment();
      if (assessment) untracked(() => title.set(`Results of ${assessment.name}, ${assessment.pkiName}`));
    });
  }

  protected score({ value }: Explanation): string {
    return value ? scoreText(value.number) : '–';
  }

  protected print(): void {
    globalThis.print();
  }

  #link(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', ...path];
  }
}
