import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AssessmentId, type PkiProfile } from '@certitude/contracts';
import { type FrozenVersionView } from '@certitude/contracts/freezing';
import { policyTexts } from '@certitude/maturity';
import { fillTopBar, loadable, Members, Session } from '@certitude/web/core';
import { ExportMenu, Exports, FromArchive, ModelReleases, PersonById } from '@certitude/web/parts';
import {
  Button,
  ErrorState,
  formatDateOnly,
  formatDateTime,
  METHOD_NAMES,
  Notice,
  PageHeader,
  Skeleton,
  TIME_ZONE,
} from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { FrozenVersions } from '../data-access/frozen-versions';
import { cameWith } from '../rules/came-with';
import { frozenOf } from '../rules/frozen';
import { conductOf } from '../rules/frozen-conduct';
import { versionFile } from '../rules/version-file';
import { FrozenAnswerView } from './frozen-answer';
import { FrozenIndex } from './frozen-index';
import { FrozenPlans } from './frozen-plans';
import { ResultsView } from './results-view';

const PKI_PARTS: readonly (readonly [keyof PkiProfile, string])[] = [
  ['description', 'Description'],
  ['components', 'Components'],
  ['outOfScope', 'Out of scope'],
  ['highLevelDesign', 'High-level design'],
  ['pointsOfInteraction', 'Points of interaction'],
];

/** A finalized version as it was, to read: scores, answers with their texts, evidence, plans. */
@Component({
  selector: 'certitude-frozen-page',
  imports: [
    Button,
    Hash,
    ErrorState,
    ExportMenu,
    FromArchive,
    FrozenAnswerView,
    FrozenIndex,
    FrozenPlans,
    Notice,
    PageHeader,
    PersonById,
    ResultsView,
    RouterLink,
    Skeleton,
  ],
  templateUrl: './frozen-page.html',
  styleUrl: './frozen-page.scss',
})
export class FrozenPage {
  readonly #versions = inject(FrozenVersions);
  readonly #releases = inject(ModelReleases);
  readonly #session = inject(Session);
  readonly #exports = inject(Exports);
  readonly #zone = inject(TIME_ZONE);

  readonly assessmentId = input.required<AssessmentId>();
  readonly revision = input.required<string>();

  protected readonly cameWith = cameWith;
  protected readonly loaded = loadable({
    params: () => ({ id: this.assessmentId(), revision: this.revision() }),
    load: async ({ id, revision }, abort) => {
      const version = await this.#versions.get(id, revision, abort);
      return { version, frozen: frozenOf(version.content, await this.#releases.get(version.content.model.releaseId)) };
    },
  });
  protected readonly title = computed(() => {
    const name = this.loaded.value()?.frozen.name;
    return name === undefined ? 'Version' : `Version ${this.revision()} of ${name}`;
  });
  protected readonly facts = computed(() => {
    const loaded = this.loaded.value();
    if (!loaded) return '';
    const { content } = loaded.version;
    const policy = policyTexts(loaded.frozen.results.options).name;
    return [
      loaded.frozen.pkiName,
      METHOD_NAMES[content.assessment.method],
      `PKIMM ${content.model.version}`,
      policy,
    ].join(' · ');
  });
  protected readonly frozenAt = computed(() =>
    formatDateTime(this.loaded.value()?.version.finalizedAt ?? '', this.#zone()),
  );
  protected readonly period = computed(() => {
    const { periodFrom = null, periodTo = null } = this.loaded.value()?.version.content.assessment ?? {};
    const [from, to] = [periodFrom, periodTo].map((date) => (date ? formatDateOnly(date) : null));
    if (from && to) return `${from} to ${to}`;
    return from ? `from ${from}` : to ? `until ${to}` : null;
  });
  protected readonly conduct = computed(() => {
    const content = this.loaded.value()?.version.content;
    return content ? conductOf(content) : [];
  });
  /** What the PKI said of itself, as far as it said anything. */
  protected readonly pki = computed(() => {
    const pki = this.loaded.value()?.frozen.pki;
    return pki ? PKI_PARTS.flatMap(([part, label]) => (pki[part] ? [{ label, text: pki[part] }] : [])) : [];
  });
  protected readonly exports = computed(() => this.#exports.ofVersion(this.assessmentId(), Number(this.revision())));
  protected readonly workbench = computed(() => this.#link(this.assessmentId()));
  protected readonly reports = computed(() => this.#link(this.assessmentId(), 'reports'));
  protected readonly compare = computed(() => this.#link(this.assessmentId(), 'versions', this.revision(), 'compare'));

  constructor() {
    fillTopBar({
      title: () => {
        const pkiName = this.loaded.value()?.frozen.pkiName;
        return pkiName === undefined ? undefined : `${this.title()}, ${pkiName}`;
      },
      crumbs: () => [
        { label: 'Assessments', link: this.#link() },
        { label: this.loaded.value()?.frozen.name ?? 'Assessment', link: this.workbench() },
        { label: `Version ${this.revision()}` },
      ],
    });
    const members = inject(Members);
    effect(() => {
      const id = this.assessmentId();
      untracked(() => void members.meetIn(id));
    });
  }

  protected download(version: FrozenVersionView): void {
    const { name, text } = versionFile(version);
    const address = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
    const link = Object.assign(document.createElement('a'), { href: address, download: name });
    link.click();
    URL.revokeObjectURL(address);
  }

  protected print(): void {
    globalThis.print();
  }

  #link(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', ...path];
  }
}
