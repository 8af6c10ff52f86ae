import { movedText, scoreText } from '@certitude/maturity/text';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type AssessmentId } from '@certitude/contracts';
import { type FrozenContent, type FrozenScore } from '@certitude/contracts/freezing';
import { fillTopBar, loadable, Session } from '@certitude/web/core';
import { ModelReleases } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, Field, Input, PageHeader, Skeleton } from '@certitude/web/ui';
import { FrozenVersions } from '../data-access/frozen-versions';
import { changesInWords, compareContents, type Change } from '../rules/compare';

/** As what a version is compared with, in the address: another version's number, or the assessment as it is. */
const NOW = 'now';

/** What changed between a version and another one, or the assessment as it stands now. The address says which. */
@Component({
  selector: 'certitude-compare-page',
  imports: [Button, EmptyState, ErrorState, Field, Input, PageHeader, RouterLink, Skeleton],
  templateUrl: './compare-page.html',
  styleUrl: './compare-page.scss',
})
export class ComparePage {
  readonly #versions = inject(FrozenVersions);
  readonly #releases = inject(ModelReleases);
  readonly #router = inject(Router);
  readonly #session = inject(Session);

  readonly assessmentId = input.required<AssessmentId>();
  readonly revision = input.required<string>();
  /** The other side. */
  readonly with = input<string>();

  protected readonly icon = 'history';
  protected readonly other = computed(() => this.with() ?? NOW);
  protected readonly choices = loadable({
    params: () => this.assessmentId(),
    load: (id, abort) => this.#versions.list(id, abort),
  });
  /** Every other side that there is. */
  protected readonly others = computed(() => [
    { value: NOW, label: 'Now' },
    ...(this.choices.value() ?? [])
      .filter(({ revision }) => String(revision) !== this.revision())
      .map(({ revision }) => ({ value: String(revision), label: `Version ${revision}` })),
  ]);
  protected readonly loaded = loadable({
    params: () => ({ id: this.assessmentId(), revision: this.revision(), other: this.other() }),
    load: async ({ id, revision, other }, abort) => {
      const [one, two] = await Promise.all([this.#content(id, revision, abort), this.#content(id, other, abort)]);
      const [before, after] = isEarlier(revision, other) ? [one, two] : [two, one];
      const release = await this.#releases.get(after.model.releaseId);
      return { name: after.assessment.name, comparison: compareContents(before, after, release) };
    },
  });
  /** The older side first. */
  protected readonly sides = computed(() => {
    const [revision, other] = [this.revision(), this.other()];
    return (isEarlier(revision, other) ? [revision, other] : [other, revision]).map(labelOf);
  });
  protected readonly title = computed(() => this.sides().join(' and ').replace('Now', 'now'));
  protected readonly summary = computed(() => {
    const counts = this.loaded.value()?.comparison.counts;
    return counts ? changesInWords(counts) : '';
  });
  protected readonly version = computed(() => this.#link(this.assessmentId(), 'versions', this.revision()));
  protected readonly workbench = computed(() => this.#link(this.assessmentId()));

  constructor() {
    fillTopBar({
      title: () => {
        const name = this.loaded.value()?.name;
        return name === undefined ? undefined : `${this.title()} of ${name}`;
      },
      crumbs: () => [
        { label: 'Assessments', link: this.#link() },
        { label: this.loaded.value()?.name ?? 'Assessment', link: this.workbench() },
        { label: `Version ${this.revision()}`, link: this.version() },
        { label: 'Compare' },
      ],
    });
  }

  protected choose(other: string): void {
    void this.#router.navigate([...this.version(), 'compare'], { queryParams: { with: other } });
  }

  protected score(score: FrozenScore | null): string {
    return score?.score == null || score.assessed === 0 ? '–' : scoreText(score.score);
  }

  protected difference({ before, after }: Change<FrozenScore | null>): string {
    if (before?.score == null || after?.score == null || before.assessed === 0 || after.assessed === 0) return '';
    const moved = movedText(before.score, after.score);
    return moved.startsWith('±') ? 'same' : moved;
  }

  async #content(id: AssessmentId, side: string, abort: AbortSignal): Promise<FrozenContent> {
    return side === NOW ? this.#versions.present(id, abort) : (await this.#versions.get(id, side, abort)).content;
  }

  #link(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', ...path];
  }
}

const labelOf = (side: string): string => (side === NOW ? 'Now' : `Version ${side}`);
const isEarlier = (revision: string, other: string): boolean => other === NOW || Number(revision) < Number(other);
