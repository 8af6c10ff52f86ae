import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type AssessmentId, sizeInWords } from '@certitude/contracts';
import { isUnderWay } from '@certitude/contracts/exchange';
import { isSignable, type ReportView } from '@certitude/contracts/reporting';
import { askedAgain, pagedList } from '@certitude/web/core';
import { FromArchive, PersonById, ShowMore } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, PageHeader, RelativeTime, Skeleton } from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { Reports } from '../data-access/reports';
import { fileText, STATE_TEXTS, subjectOf } from '../rules/report-texts';
import { ReportActions } from './report-actions';
import { reportedAssessment } from './reported-assessment';

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

  readonly #assessment = reportedAssessment(this.assessmentId, { title: () => 'Reports' });
  protected readonly of = this.#assessment.of;
  protected readonly workbench = this.#assessment.workbench;
  protected readonly titleOf = this.#assessment.titleOf;
  protected readonly fileOf = this.#assessment.fileOf;
  protected readonly signedFileOf = this.#assessment.signedFileOf;
  protected readonly page = pagedList({
    params: () => ({ id: this.assessmentId() }),
    load: ({ id }, after, signal) => this.#reports.list(id, after, signal),
  });
  protected readonly mayMake = computed(() => this.#actions.mayMake());

  constructor() {
    askedAgain(this.#listed(), (reports) => reports.some(isUnderWay));
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
