import { inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { allows, type AssessmentId } from '@certitude/contracts';
import { isUnderWay } from '@certitude/contracts/exchange';
import { mayDeleteReport, type ReportView } from '@certitude/contracts/reporting';
import { ApiError, Session, Toasts } from '@certitude/web/core';
import { Dialogs } from '@certitude/web/ui/overlays';
import { ReportChoices } from '../data-access/report-choices';
import { type Reportable, Reports } from '../data-access/reports';
import { type ReportAt } from '../signing/signatures';
import { SignaturesDialog } from '../signing/signatures-dialog';
import { OrderReportDialog, type ReportWish } from './order-report-dialog';

const GONE = 'Its file is gone then. The same report can be made again as long as the assessment is there.';
const GONE_WITH_SIGNATURES = 'Its file and all signed files are gone then, and signatures cannot be made again.';

/** What can be done with reports, in the list as on the page of one. */
@Injectable({ providedIn: 'root' })
export class ReportActions {
  readonly #reports = inject(Reports);
  readonly #choices = inject(ReportChoices);
  readonly #session = inject(Session);
  readonly #dialogs = inject(Dialogs);
  readonly #toasts = inject(Toasts);
  readonly #router = inject(Router);

  mayMake(): boolean {
    return this.#may('assessment:read');
  }

  mayRemove(report: ReportView): boolean {
    const [account, role] = [this.#session.account(), this.#session.role()];
    return this.mayMake() && account !== null && role !== null && mayDeleteReport({ id: account.id, role }, report);
  }

  /** Shows who signed it, and lets somebody sign. */
  signatures(assessmentId: AssessmentId, { id }: ReportView): Promise<unknown> {
    const data: ReportAt = { assessmentId, reportId: id };
    return this.#dialogs.open(SignaturesDialog, { data, width: 560 });
  }

  /** As this person chose the last time. @param known reports of the assessment */
  order(of: Reportable, known: readonly ReportView[]): Promise<void> {
    const own = this.#session.account()?.id;
    const last = known.find(({ createdBy }) => createdBy === own) ?? null;
    return this.#ask({ ...of, last: this.#choices.of(of.assessment.id) ?? last });
  }

  orderAgain(of: Reportable, report: ReportView): Promise<void> {
    return this.#ask({ ...of, last: report, revision: report.revision });
  }

  /** @returns whether it is gone */
  async remove(assessmentId: AssessmentId, report: ReportView): Promise<boolean> {
    const isSure =
      isUnderWay(report) ||
      (await this.#dialogs.confirm({
        title: 'Delete this report?',
        text: report.signed > 0 ? GONE_WITH_SIGNATURES : GONE,
        action: 'Delete the report',
      }));
    if (!isSure) return false;
    try {
      await this.#reports.remove(assessmentId, report);
      return true;
    } catch (error) {
      // Somebody else was faster.
      if (error instanceof ApiError && error.code === 'not-found') return true;
      this.#toasts.failure(error);
      return false;
    }
  }

  /** Below the assessments of the organization. */
  link(...path: readonly string[]): readonly string[] {
    return ['/o', this.#session.requireOrganization(), 'assessments', ...path];
  }

  /** Leads to the report that was ordered: its pages are there as soon as it is made. */
  async #ask(wish: ReportWish): Promise<void> {
    const ordered = await this.#dialogs.open<ReportView>(OrderReportDialog, { data: wish, width: 560 });
    if (!ordered) return;
    this.#choices.keep(wish.assessment.id, ordered);
    await this.#router.navigate([...this.link(wish.assessment.id, 'reports', ordered.id)]);
  }

  #may(permission: Parameters<typeof allows>[1]): boolean {
    const role = this.#session.role();
    return role !== null && allows(role, permission);
  }
}
