import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type AssessmentView, type PkiProfile, type PkiView, type PlanView } from '@certitude/contracts';
import { policyName } from '@certitude/maturity';
import { NOW, Session, fillTopBar, loadable, pagedList } from '@certitude/web/core';
import {
  ObjectActions,
  PersonById,
  PlanDue,
  Plans,
  PropertyInPlace,
  ShowMore,
  TextInPlace,
  type ArchivableObject,
  type EditedText,
} from '@certitude/web/parts';
import {
  ASSESSMENT_FACES,
  Button,
  ErrorState,
  Notice,
  PLAN_FACES,
  PageHeader,
  RelativeTime,
  Score,
  Skeleton,
  StatusBadge,
  formatSpan,
} from '@certitude/web/ui';
import { ObjectLayout } from '@certitude/web/ui/panes';
import { Dialogs } from '@certitude/web/ui/overlays';
import { Assessments } from '../data-access/assessments';
import { levelNames } from '../data-access/level-names';
import { PKI_PARTS } from '../rules/pki-parts';
import { CreateAssessmentDialog, type AssessmentStart } from './create-assessment-dialog';

const NOTHING: readonly string[] = [];

/** One PKI: what it is, edited where it stands; how it was assessed, and what is planned for it. */
@Component({
  selector: 'certitude-pki-page',
  imports: [
    Button,
    ErrorState,
    Notice,
    ObjectLayout,
    ObjectActions,
    PageHeader,
    PersonById,
    PlanDue,
    PropertyInPlace,
    RelativeTime,
    RouterLink,
    Score,
    ShowMore,
    Skeleton,
    StatusBadge,
    TextInPlace,
  ],
  templateUrl: './pki-page.html',
  styleUrl: './pki-page.scss',
})
export class PkiPage {
  readonly #assessments = inject(Assessments);
  readonly #plans = inject(Plans);
  readonly #session = inject(Session);
  readonly #dialogs = inject(Dialogs);
  readonly #router = inject(Router);
  readonly #now = inject(NOW);
  readonly pkiId = input.required<string>();
  protected readonly faces = ASSESSMENT_FACES;
  protected readonly planFaces = PLAN_FACES;
  protected readonly policyName = policyName;
  protected readonly parts = PKI_PARTS;
  protected readonly pki = loadable({
    params: () => this.pkiId(),
    load: (id, abort) => this.#assessments.pki(id, abort),
  });
  protected readonly assessments = pagedList<AssessmentView, string>({
    params: () => this.pkiId(),
    load: (id, after, abort) => this.#assessments.ofPki(id, after, abort),
  });
  protected readonly plans = pagedList<PlanView, string>({
    params: () => this.pkiId(),
    load: (id, after, abort) => this.#plans.ofPki(id, after, abort),
  });
  protected readonly mayEdit = computed(() => this.#session.can('pki:manage'));
  protected readonly mayAssess = computed(() => this.#session.can('assessment:manage'));
  protected readonly levelName = levelNames(() => this.assessments.items());

  constructor() {
    fillTopBar({
      title: () => this.pki.value()?.name,
      crumbs: () => [{ label: 'Assessments', link: this.#to('assessments') }, { label: this.pki.value()?.name ?? '…' }],
    });
  }

  /** One of its texts, with the version that was loaded. */
  protected text(pki: PkiView, field: keyof PkiProfile): EditedText {
    return {
      ...{ name: 'pki', subject: pki.id, title: `PKI: ${pki.name}`, field, value: pki[field], version: pki.version },
      save: async ({ version, value }) => {
        const saved = await this.#assessments.editPki(pki.id, { version, changes: { [field]: value } });
        this.pki.set(saved);
        return saved.version;
      },
    };
  }

  protected object({ id, name, createdBy, archivedAt }: PkiView): ArchivableObject {
    return {
      ...{ kind: 'pki', id, name, createdBy, archivedAt, isDraft: false },
      ...{ link: this.#to('pkis', id), list: this.#to('assessments') },
    };
  }

  protected link({ id }: AssessmentView): readonly string[] {
    return this.#to('assessments', id);
  }

  protected planLink({ id }: PlanView): readonly string[] {
    return this.#to('plans', id);
  }

  protected period({ periodFrom, periodTo }: AssessmentView): string {
    return formatSpan(periodFrom, periodTo);
  }

  protected async assess(pki: PkiView): Promise<void> {
    const names = await this.#assessments.namesOf(pki.id).catch(() => []);
    const data: AssessmentStart = { pkis: [pki], pki: pki.id, year: new Date(this.#now()).getFullYear(), names };
    const options = { data, width: 600 };
    const started = await this.#dialogs.open<AssessmentView, AssessmentStart>(CreateAssessmentDialog, options);
    if (started) await this.#router.navigate([...this.link(started)]);
  }

  #to(...path: readonly string[]): readonly string[] {
    const organization = this.#session.organizationId();
    return organization === null ? NOTHING : ['/o', organization, ...path];
  }
}
