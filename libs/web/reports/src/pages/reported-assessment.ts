import { computed, inject, type Signal } from '@angular/core';
import { type AssessmentId } from '@certitude/contracts';
import { reportTitle, type ReportView } from '@certitude/contracts/reporting';
import { type Crumb, fillTopBar, loadable } from '@certitude/web/core';
import { Reports } from '../data-access/reports';
import { Signatures } from '../signing/signatures';
import { ReportActions } from './report-actions';

interface Page {
  /** What the page shows of the assessment: "Reports". */
  readonly title: () => string;
  /** What is between the assessment and the page. */
  readonly above?: () => readonly Crumb[];
}

/** The assessment that reports are of, for the pages about them, and what stands above these. Called where a page is made. */
export function reportedAssessment(assessmentId: Signal<AssessmentId>, { title, above = () => [] }: Page) {
  const [reports, signatures, actions] = [inject(Reports), inject(Signatures), inject(ReportActions)];
  const of = loadable({ params: () => assessmentId(), load: (id, abort) => reports.of(id, abort) });
  const workbench = computed(() => actions.link(assessmentId()));
  const name = computed(() => of.value()?.assessment.name);
  fillTopBar({
    title: () => (name() === undefined ? undefined : `${title()} of ${name()}`),
    crumbs: () => [
      { label: 'Assessments', link: actions.link() },
      { label: name() ?? 'Assessment', link: workbench() },
      ...above(),
      { label: title() },
    ],
  });
  /** What a report of it is called; nothing as long as it is loading. */
  const titleOf = ({ kind }: Pick<ReportView, 'kind'>): string => {
    const reportable = of.value();
    return reportable ? reportTitle(kind, reportable.assessment.method) : '';
  };
  const fileOf = (report: ReportView): string => reports.fileOf(assessmentId(), report);
  /** The file with all signatures; nothing where nobody has signed. */
  const signedFileOf = ({ id, signed }: ReportView): string | null =>
    signed > 0 ? signatures.fileOf({ assessmentId: assessmentId(), reportId: id }, signed) : null;
  return { of, name, workbench, titleOf, fileOf, signedFileOf };
}
