import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AssessmentId, sizeInWords } from '@certitude/contracts';
import { isUnderWay } from '@certitude/contracts/exchange';
import { isSignable, reportTitle, type ReportView } from '@certitude/contracts/reporting';
import { askedAgain, fillTopBar, loadable, pagedList } from '@certitude/web/core';
import { FromArchive, PersonById, ShowMore } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton } from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { Reports } from '../data-access/reports';
import { fileText, STATE_TEXTS, subjectOf } from '../rules/report-texts';
import { ReportActions } from './report-actions';

/** The reports of an assessment: who made which when, and their files. */
@Component({
  selector: 'certitude-reports-page',
  imports: [
    Button,
    EmptyState,
    ErrorState,
    FromArchive,
    Hash,
    PageHeader,
    PersonById,
    RelativeTime,
    RouterLink,
    ShowMore,
    Skeleton,
  ],
  templateUrl: './reports-page.html',
  styleUrl: './reports-page.scss',
})
export class ReportsPage {
  readonly #reports = inject(Reports);
  readonly #actions = inject(ReportActions);

  readonly assessmentId = input.required<AssessmentId>();

  protected readonly icon = 'file-text';
  protected readonly states = STATE_TEXTS;
  protected readonly fileText = fileText;
  protected readonly isSignable = isSignable;
  protected readonly isUnderWay = isUnderWay;
  protected readonly subjectOf = subjectOf;
  protected readonly size = sizeInWords;

  protected readonly of = loadable({
    params: () => this.assessmentId(),
    load: (id, abort) => this.#reports.of(id, abort),
  });
  protected readonly page = pagedList({
    params: () => ({ id: this.assessmentId() }),
    load: ({ id }, after, signal) => this.#reports.list(id, after, signal),
  });
  protected readonly mayMake = computed(() => this.#actions.mayMake());
  protected readonly workbench = computed(() => this.#actions.link(this.assessmentId()));
  readonly #name = computed(() => this.of.value()?.assessment.name);

  constructor() {
    fillTopBar({
      title: () => {
        const name = this.#name();
        return name === undefined ? undefined : `Reports of ${name}`;
      },
      crumbs: () => [
        { label: 'Assessments', link: this.#actions.link() },
        { label: this.#name() ?? 'Assessment', link: this.workbench() },
        { label: 'Reports' },
      ],
    });
    askedAgain(this.#listed(), (reports) => reports.some(isUnderWay));
  }

  protected titleOf({ kind }: ReportView): string {
    const of = this.of.value();
    return of ? reportTitle(kind, of.assessment.method) : '';
  }

  protected fileOf(report: ReportView): string {
    return this.#reports.fileOf(this.assessmentId(), report);
  }

  protected mayRemove(report: ReportView): boolean {
    return this.#actions.mayRemove(report);
  }

  protected pageOf({ id }: ReportView): readonly string[] {
    return this.#actions.link(this.assessmentId(), 'reports', id);
  }

  protected async order(): Promise<void> {
    const of = this.of.value();
    if (of) await this.#actions.order(of, this.page.items());
  }

  protected async signatures(report: ReportView): Promise<void> {
    await this.#actions.signatures(this.assessmentId(), report);
    this.page.reload();
  }

  protected async remove(report: ReportView): Promise<void> {
    await this.#actions.remove(this.assessmentId(), report);
    this.page.reload();
  }

  #listed() {
    const { items, busy } = this.page;
    return { value: items, busy, reload: () => this.page.reload() };
  }
}
