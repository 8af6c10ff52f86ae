import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { allows, type AssessmentId, sizeInWords } from '@certitude/contracts';
import { isUnderWay } from '@certitude/contracts/exchange';
import { isSignable, mayDeleteReport, type ReportView } from '@certitude/contracts/reporting';
import { askedAgain, fillTopBar, loadable, pagedList, Session, Toasts } from '@certitude/web/core';
import { PersonById, ShowMore } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton } from '@certitude/web/ui';
import { Dialogs } from '@certitude/web/ui/overlays';
import { Hash } from '@certitude/web/ui/panes';
import { Reports } from '../data-access/reports';
import { FORMAT_NAMES, STATE_TEXTS, subjectOf, titleOf } from '../rules/report-texts';
import { type ReportAt } from '../signing/signatures';
import { SignaturesDialog } from '../signing/signatures-dialog';
import { OrderReportDialog, type ReportWish } from './order-report-dialog';

const GONE = 'Its file is gone then. The same report can be made again as long as the assessment is there.';
const GONE_WITH_SIGNATURES = 'Its file and all signed files are gone then, and signatures cannot be made again.';

/** The reports of an assessment: who made which when, and their files. */
@Component({
  selector: 'certitude-reports-page',
  imports: [Button, EmptyState, ErrorState, Hash, PageHeader, PersonById, RelativeTime, RouterLink, ShowMore, Skeleton],
  templateUrl: './reports-page.html',
  styleUrl: './reports-page.scss',
})
export class ReportsPage {
  readonly #reports = inject(Reports);
  readonly #session = inject(Session);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);

  readonly assessmentId = input.required<AssessmentId>();

  protected readonly icon = 'file-text';
  protected readonly states = STATE_TEXTS;
  protected readonly formats = FORMAT_NAMES;
  protected readonly isSignable = isSignable;
  protected readonly isUnderWay = isUnderWay;
  protected readonly subjectOf = subjectOf;
  protected readonly titleOf = titleOf;
  protected readonly size = sizeInWords;

  protected readonly of = loadable({
    params: () => this.assessmentId(),
    load: (id, abort) => this.#reports.of(id, abort),
  });
  protected readonly page = pagedList({
    params: () => ({ id: this.assessmentId() }),
    load: ({ id }, after, signal) => this.#reports.list(id, after, signal),
  });
  protected readonly mayMake = computed(() => this.#may('assessment:read'));
  protected readonly workbench = computed(() => this.#link(this.assessmentId()));
  readonly #name = computed(() => this.of.value()?.assessment.name);

  constructor() {
    fillTopBar({
      title: () => {
        const name = this.#name();
        return name === undefined ? undefined : `Reports of ${name}`;
      },
      crumbs: () => [
        { label: 'Assessments', link: this.#link() },
        { label: this.#name() ?? 'Assessment', link: this.workbench() },
        { label: 'Reports' },
      ],
    });
    askedAgain(this.#listed(), (reports) => reports.some(isUnderWay));
  }

  protected fileOf(report: ReportView): string {
    return this.#reports.fileOf(this.assessmentId(), report);
  }

  protected mayRemove(report: ReportView): boolean {
    const [account, role] = [this.#session.account(), this.#session.role()];
    return this.mayMake() && account !== null && role !== null && mayDeleteReport({ id: account.id, role }, report);
  }

  protected async order(): Promise<void> {
    const of = this.of.value();
    if (!of) return;
    const own = this.#session.account()?.id;
    const last = this.page.items().find(({ createdBy }) => createdBy === own) ?? null;
    const data: ReportWish = { ...of, last };
    const ordered = await this.#dialogs.open<ReportView>(OrderReportDialog, { data, width: 560 });
    if (ordered) this.page.reload();
  }

  protected async signatures({ id }: ReportView): Promise<void> {
    const data: ReportAt = { assessmentId: this.assessmentId(), reportId: id };
    await this.#dialogs.open(SignaturesDialog, { data, width: 560 });
    this.page.reload();
  }

  protected async remove(report: ReportView): Promise<void> {
    const isSure =
      isUnderWay(report) ||
      (await this.#dialogs.confirm({
        title: 'Delete this report?',
        text: report.signed > 0 ? GONE_WITH_SIGNATURES : GONE,
        action: 'Delete the report',
      }));
    if (!isSure) return;
    try {
      await this.#reports.remove(this.assessmentId(), report);
    } catch (error) {
      this.#toasts.failure(error);
    } finally {
      this.page.reload();
    }
  }

  #listed() {
    const { items, busy } = this.page;
    return { value: items, busy, reload: () => this.page.reload() };
  }

  #may(permission: Parameters<typeof allows>[1]): boolean {
    const role = this.#session.role();
    return role !== null && allows(role, permission);
  }

  #link(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', ...path];
  }
}
