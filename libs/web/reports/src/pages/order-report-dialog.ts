import { Component, computed, inject } from '@angular/core';
import { FormField, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { MAT_DIALOG_DATA, MatDialogRef } from '@angular/material/dialog';
import { allows, type AssessmentId } from '@certitude/contracts';
import {
  KINDS_OF_REPORT,
  OrderReport,
  REPORT_FORMATS,
  REPORT_PAPERS,
  ReportFormat,
  ReportKind,
  ReportPaper,
  type ReportSection,
  kindsFor,
  MOST_REPORTS,
  reportTitle,
  sectionsOf,
  type ReportView,
} from '@certitude/contracts/reporting';
import { draftForm, Session, type DraftEdit } from '@certitude/web/core';
import { Button, DraftNotice, DraftOf, Field, formatDateTime, FormErrors, Input, TIME_ZONE } from '@certitude/web/ui';
import { Dialog } from '@certitude/web/ui/overlays';
import * as z from 'zod';
import { type Choices } from '../data-access/report-choices';
import { type Reportable, Reports } from '../data-access/reports';
import { FORMAT_NAMES, KIND_TEXTS, lackingIn, PAPER_NAMES, SECTION_NAMES } from '../rules/report-texts';

/** What a new report may be of, and what somebody chose the last time. */
export interface ReportWish extends Reportable {
  readonly last: Choices | null;
  /** Which it begins with, where that is not the newest version. */
  readonly revision?: number | null;
}

/** A report as the form holds it: controls have texts only. */
const ReportForm = z.object({
  kind: ReportKind,
  /** Empty for the assessment as it is now. */
  revision: z.string(),
  format: ReportFormat,
  paper: ReportPaper,
  /** Open sections that are left out, with commas. */
  leftOut: z.string(),
});
type ReportForm = z.input<typeof ReportForm>;

/** Has a report made: which kind, of which version, with which sections. */
@Component({
  selector: 'certitude-order-report-dialog',
  imports: [Button, Dialog, DraftNotice, DraftOf, Field, FormErrors, FormField, FormRoot, Input],
  templateUrl: './order-report-dialog.html',
  styleUrl: './order-report-dialog.scss',
})
export class OrderReportDialog {
  readonly #reports = inject(Reports);
  readonly #session = inject(Session);
  readonly #zone = inject(TIME_ZONE);
  readonly #wish = inject<ReportWish>(MAT_DIALOG_DATA);
  protected readonly ref = inject<MatDialogRef<OrderReportDialog, ReportView>>(MatDialogRef);

  protected readonly kindTexts = KIND_TEXTS;
  protected readonly most = MOST_REPORTS;
  protected readonly formats = REPORT_FORMATS;
  protected readonly formatNames = FORMAT_NAMES;
  protected readonly papers = REPORT_PAPERS;
  protected readonly paperNames = PAPER_NAMES;
  protected readonly sectionNames = SECTION_NAMES;
  /** Those that are true of the assessment; such with action plans only for those who may read plans. */
  protected readonly kinds = kindsFor(this.#wish.assessment.method)
    .filter((kind) => this.#mayHave(sectionsOf(kind, [])))
    .map((kind) => ({ value: kind, label: reportTitle(kind, this.#wish.assessment.method) }));
  protected readonly versions = this.#wish.versions.map(({ revision, finalizedAt }) => ({
    value: String(revision),
    label: `Version ${revision}, finalized ${formatDateTime(finalizedAt, this.#zone())}`,
  }));

  protected readonly draft = draftForm<ReportForm>({
    name: `new-report-${this.#wish.assessment.id satisfies AssessmentId}`,
    title: () => `A report of ${this.#wish.assessment.name}`,
    empty: this.#begin(),
    rules: (path) => validateStandardSchema(path, ReportForm),
    save: (edit) => this.#order(edit),
  });
  protected readonly open = computed(() =>
    KINDS_OF_REPORT[this.draft.values().kind].optional.filter((section) => this.#mayHave([section])),
  );

  /** What the report would lack. */
  protected readonly lacking = computed(() => {
    const chosen = this.open().filter((section) => this.isIn(section));
    return lackingIn(this.#wish.assessment, this.draft.values().kind, chosen);
  });

  protected isIn(section: ReportSection): boolean {
    return !this.#leftOut().includes(section);
  }

  protected toggle(section: ReportSection): void {
    const leftOut = this.#leftOut();
    const changed = this.isIn(section) ? [...leftOut, section] : leftOut.filter((each) => each !== section);
    this.draft.set({ leftOut: changed.join() });
  }

  /** As the last one was, else what fits the method. */
  #begin(): ReportForm {
    const { last: made, versions } = this.#wish;
    const kinds = this.kinds.map(({ value }) => value);
    const last = made && kinds.includes(made.kind) ? made : null;
    const of = this.#wish.revision === undefined ? versions[0]?.revision : this.#wish.revision;
    const begun = { revision: String(of ?? ''), format: made?.format ?? 'pdf', paper: made?.paper ?? 'a4' } as const;
    if (!last) return { ...begun, kind: kinds[0] ?? 'summary', leftOut: '' };
    const leftOut = KINDS_OF_REPORT[last.kind].optional.filter((section) => !last.sections.includes(section));
    return { ...begun, kind: last.kind, leftOut: leftOut.join() };
  }

  #leftOut(): readonly string[] {
    return this.draft.values().leftOut.split(',');
  }

  #mayHave(sections: readonly ReportSection[]): boolean {
    const role = this.#session.role();
    return !sections.includes('plans') || (role !== null && allows(role, 'plan:read'));
  }

  async #order({ id, values: { kind, revision, format, paper } }: DraftEdit<ReportForm>): Promise<void> {
    const sections = this.open().filter((section) => this.isIn(section));
    const order = { id, kind, format, paper, sections, revision: revision === '' ? null : Number(revision) };
    this.ref.close(await this.#reports.order(this.#wish.assessment.id, OrderReport.parse(order)));
  }
}
