import { Component, computed, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type AssessmentView, type PkiView } from '@certitude/contracts';
import { policyName } from '@certitude/maturity';
import {
  NOW,
  Session,
  fillTopBar,
  loadable,
  offerCommands,
  pagedList,
  searchTerm,
  type Command,
} from '@certitude/web/core';
import { askedAgainOnNews } from '@certitude/web/core/live';
import { ExportMenu, Exports, ShowMore } from '@certitude/web/parts';
import {
  ASSESSMENT_FACES,
  Button,
  EmptyState,
  ErrorState,
  Icon,
  KeyboardRow,
  KeyboardRows,
  METHOD_NAMES,
  PageHeader,
  Score,
  Skeleton,
  StatusBadge,
  formatSpan,
} from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { Assessments } from '../data-access/assessments';
import { levelNames } from '../data-access/level-names';
import { pkiGroups } from '../rules/pki-groups';
import { CreateAssessmentDialog, type AssessmentStart } from './create-assessment-dialog';
import { CreatePkiDialog } from './create-pki-dialog';

/** From so many assessments on there is a search. */
const MANY = 8;

/** PKIs of the organization with their assessments. */
@Component({
  selector: 'certitude-assessments-page',
  imports: [
    Button,
    EmptyState,
    ErrorState,
    ExportMenu,
    Icon,
    KeyboardRow,
    KeyboardRows,
    PageHeader,
    RouterLink,
    Score,
    ShowMore,
    Skeleton,
    StatusBadge,
  ],
  templateUrl: './assessments-page.html',
  styleUrl: './assessments-page.scss',
})
export class AssessmentsPage {
  readonly #assessments = inject(Assessments);
  readonly #session = inject(Session);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #exports = inject(Exports);
  readonly #now = inject(NOW);

  protected readonly faces = ASSESSMENT_FACES;
  protected readonly policyName = policyName;
  protected readonly methods = METHOD_NAMES;
  protected readonly icon = 'clipboard-check';
  protected readonly search = signal('');
  readonly #term = searchTerm(this.search);
  protected readonly pkis = loadable<PkiView[], string>({
    params: () => this.#session.organizationId() ?? undefined,
    load: (_, abort) => this.#assessments.pkis(abort),
  });
  protected readonly page = pagedList({
    refreshes: true,
    params: () => {
      const organization = this.#session.organizationId();
      return organization === null ? undefined : { organization, search: this.#term() };
    },
    keeps: (earlier, present) => earlier.organization === present.organization,
    load: ({ search }, after, abort) => this.#assessments.list(search, after, abort),
  });
  /** What those that are shown were searched for. */
  protected readonly found = computed(() => this.page.of()?.search ?? '');
  protected readonly groups = computed(() => pkiGroups(this.pkis.value() ?? [], this.page.items(), this.found()));
  protected readonly isSearchable = computed(
    () => (this.pkis.value() ?? []).reduce((sum, { assessments }) => sum + assessments, 0) >= MANY,
  );
  protected readonly mayCreatePki = computed(() => this.#session.can('pki:manage'));
  protected readonly mayCreate = computed(() => this.#session.can('assessment:manage'));
  protected readonly mayImport = computed(() => this.#session.can('assessment:import'));
  protected readonly archivedLink = computed(() => ['/o', this.#session.organizationId() ?? '', 'archived']);
  protected readonly importLink = computed(() => ['/o', this.#session.organizationId() ?? '', 'import']);
  readonly #levelName = levelNames(() => this.page.items());

  constructor() {
    askedAgainOnNews(this.page, ['assessment-granted']);
    fillTopBar({ crumbs: () => [{ label: 'Assessments' }] });
    offerCommands(() => this.#commands());
  }

  protected exports({ id }: AssessmentView) {
    return this.#exports.ofAssessment(id);
  }

  protected link(assessment: AssessmentView): readonly string[] {
    return ['/o', assessment.organizationId, 'assessments', assessment.id];
  }

  protected pkiLink({ id }: PkiView): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'pkis', id];
  }

  protected levelName(assessment: AssessmentView): string {
    return this.#levelName(assessment);
  }

  protected period({ periodFrom, periodTo }: AssessmentView): string {
    return formatSpan(periodFrom, periodTo);
  }

  protected async createPki(): Promise<void> {
    const pki = await this.#dialogs.open<PkiView>(CreatePkiDialog, { width: 520 });
    if (!pki) return;
    this.pkis.set([...(this.pkis.value() ?? []), pki]);
    if (this.mayCreate()) await this.create(pki);
  }

  protected async create(pki: PkiView | null): Promise<void> {
    const pkis = this.pkis.value() ?? [];
    if (pkis.length === 0) return this.createPki();
    const first = pki ?? pkis[0];
    // A name is only suggested: without those that are taken it is one of them at worst.
    const names = first ? await this.#assessments.namesOf(first.id).catch(() => []) : [];
    const year = new Date(this.#now()).getFullYear();
    const data: AssessmentStart = { pkis, pki: first?.id ?? null, year, names };
    const started = await this.#dialogs.open<AssessmentView, AssessmentStart>(CreateAssessmentDialog, {
      data,
      width: 600,
    });
    if (started) await this.#router.navigate([...this.link(started)]);
  }

  #commands(): readonly Command[] {
    const open = this.page.items().map((assessment): Command => {
      const { id, name, pkiName } = assessment;
      return {
        id: `assessment-${id}`,
        label: `${pkiName}: ${name}`,
        group: 'Go to',
        run: () => void this.#router.navigate([...this.link(assessment)]),
      };
    });
    const create: Command[] = [
      ...(this.mayCreate()
        ? [{ id: 'new-assessment', label: 'New assessment', group: 'Create', run: () => void this.create(null) }]
        : []),
      ...(this.mayCreatePki()
        ? [{ id: 'new-pki', label: 'New PKI', group: 'Create', run: () => void this.createPki() }]
        : []),
      ...(this.mayImport()
        ? [
            {
              id: 'import',
              label: 'Bring an assessment',
              group: 'Create',
              run: () => void this.#router.navigate(this.importLink()),
            },
          ]
        : []),
    ];
    return [...create, ...open];
  }
}
