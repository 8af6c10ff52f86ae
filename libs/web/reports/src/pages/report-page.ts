import { Component, computed, DestroyRef, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type AssessmentId, type ReportId, sizeInWords } from '@certitude/contracts';
import { isUnderWay } from '@certitude/contracts/exchange';
import { isSignable } from '@certitude/contracts/reporting';
import { askedAgain, loadable } from '@certitude/web/core';
import { FromArchive, PersonById } from '@certitude/web/parts';
import { Button, EmptyState, ErrorState, Notice, PageHeader, RelativeTime, Skeleton } from '@certitude/web/ui';
import { Hash } from '@certitude/web/ui/panes';
import { Reports } from '../data-access/reports';
import { PDF_READER } from '../preview/pdf-reader';
import { PdfViewer } from '../preview/pdf-viewer';
import { FORMAT_NAMES, STATE_TEXTS, subjectOf } from '../rules/report-texts';
import { ReportActions } from './report-actions';
import { reportedAssessment } from './reported-assessment';

/** One report: how far it is, then the pages of its file, from where it is downloaded, made again or deleted. */
@Component({
  selector: 'certitude-report-page',
  imports: [
    ...[Button, EmptyState, ErrorState, FromArchive, Hash, Notice, PageHeader, PdfViewer, PersonById, RelativeTime],
    ...[RouterLink, Skeleton],
  ],
  templateUrl: './report-page.html',
  styleUrl: './report-page.scss',
})
export class ReportPage {
  readonly #reports = inject(Reports);
  readonly #actions = inject(ReportActions);
  readonly #router = inject(Router);
  readonly #open = inject(PDF_READER);

  readonly assessmentId = input.required<AssessmentId>();
  readonly reportId = input.required<ReportId>();

  protected readonly icon = 'file-text';
  protected readonly states = STATE_TEXTS;
  protected readonly formats = FORMAT_NAMES;
  protected readonly isSignable = isSignable;
  protected readonly isUnderWay = isUnderWay;
  protected readonly subjectOf = subjectOf;
  protected readonly size = sizeInWords;

  readonly #assessment = reportedAssessment(this.assessmentId, {
    title: () => this.title(),
    above: () => [{ label: 'Reports', link: this.list() }],
  });
  protected readonly of = this.#assessment.of;
  protected readonly workbench = this.#assessment.workbench;
  readonly #place = computed(() => ({ assessmentId: this.assessmentId(), id: this.reportId() }), {
    equal: (one, other) => one.id === other.id && one.assessmentId === other.assessmentId,
  });
  protected readonly report = loadable({
    params: () => this.#place(),
    load: ({ assessmentId, id }, abort) => this.#reports.get(assessmentId, id, abort),
  });
  /** The report, once there are pages to show. */
  readonly #shown = computed(() => {
    const report = this.report.value();
    return report?.state === 'done' && report.format === 'pdf' ? report.id : undefined;
  });
  protected readonly file = loadable({
    params: () => this.#shown(),
    load: (id, abort) => this.#opened(id, abort),
  });
  protected readonly title = computed(() => {
    const report = this.report.value();
    return (report && this.#assessment.titleOf(report)) || 'Report';
  });
  protected readonly fileAddress = computed(() => {
    const report = this.report.value();
    return report?.state === 'done' ? this.#assessment.fileOf(report) : null;
  });
  protected readonly signedAddress = computed(() => {
    const report = this.report.value();
    return report ? this.#assessment.signedFileOf(report) : null;
  });
  protected readonly mayMake = computed(() => this.#actions.mayMake());
  protected readonly mayRemove = computed(() => {
    const report = this.report.value();
    return report !== undefined && this.#actions.mayRemove(report);
  });
  protected readonly list = computed(() => this.#actions.link(this.assessmentId(), 'reports'));
  /** For who does not see it: how far the report is, and that its pages are there. */
  protected readonly said = computed(() => {
    const report = this.report.value();
    if (!report) return '';
    return this.file.value() ? `${this.file.value()?.pages.length} pages` : this.states[report.state];
  });
  protected readonly cannotShow = signal(false);
  #close: (() => void) | null = null;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.#close?.());
    askedAgain(this.report, isUnderWay);
  }

  protected async makeAgain(): Promise<void> {
    const [of, report] = [this.of.value(), this.report.value()];
    if (of && report) await this.#actions.orderAgain(of, report);
  }

  protected async signatures(): Promise<void> {
    const report = this.report.value();
    if (!report) return;
    await this.#actions.signatures(this.assessmentId(), report);
    this.report.reload();
  }

  protected async remove(): Promise<void> {
    const report = this.report.value();
    if (!report || !(await this.#actions.remove(this.assessmentId(), report))) return;
    await this.#router.navigate([...this.list()]);
  }

  /** One file is open at a time: it lies in the memory of a worker. */
  async #opened(id: ReportId, abort: AbortSignal) {
    const content = await this.#reports.content(this.assessmentId(), id, abort);
    this.#close?.();
    this.cannotShow.set(false);
    try {
      const file = await this.#open(content);
      this.#close = () => file.close();
      if (abort.aborted) this.#close();
      return file;
    } catch (error) {
      this.cannotShow.set(true);
      throw error;
    }
  }
}
