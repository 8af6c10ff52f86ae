import { Injectable, inject } from '@angular/core';
import {
  type AssessmentId,
  type AssessmentVersionView,
  assessmentsApi,
  type AssessmentView,
  type Page,
  type ReportId,
} from '@certitude/contracts';
import { type OrderReport, reportsApi, type ReportView } from '@certitude/contracts/reporting';
import { allItems, Api, Session } from '@certitude/web/core';

/** What reports can be made of. */
export interface Reportable {
  readonly assessment: AssessmentView;
  /** Newest first. */
  readonly versions: readonly AssessmentVersionView[];
}

/** Reports of an assessment. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Reports {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  async of(assessmentId: AssessmentId, signal?: AbortSignal): Promise<Reportable> {
    const params = this.#place(assessmentId);
    const [assessment, versions] = await Promise.all([
      this.#api.call(assessmentsApi.get, { params }, signal),
      allItems((after) => this.#api.call(assessmentsApi.versions, { params, query: { limit: 100, after } }, signal)),
    ]);
    return { assessment, versions };
  }

  /** One page, newest first. */
  list(assessmentId: AssessmentId, after?: string, signal?: AbortSignal): Promise<Page<ReportView>> {
    return this.#api.call(reportsApi.list, { params: this.#place(assessmentId), query: { limit: 25, after } }, signal);
  }

  get(assessmentId: AssessmentId, reportId: ReportId, signal?: AbortSignal): Promise<ReportView> {
    return this.#api.call(reportsApi.get, { params: { ...this.#place(assessmentId), reportId } }, signal);
  }

  order(assessmentId: AssessmentId, body: OrderReport): Promise<ReportView> {
    return this.#api.call(reportsApi.order, { params: this.#place(assessmentId), body });
  }

  async remove(assessmentId: AssessmentId, { id }: ReportView): Promise<void> {
    await this.#api.call(reportsApi.remove, { params: { ...this.#place(assessmentId), reportId: id } });
  }

  /** Where the file of a report is. */
  fileOf(assessmentId: AssessmentId, { id }: ReportView): string {
    return this.#api.downloadUrl(reportsApi.download, { params: { ...this.#place(assessmentId), reportId: id } });
  }

  /** The file itself, to be shown. */
  content(assessmentId: AssessmentId, reportId: ReportId, signal: AbortSignal): Promise<ArrayBuffer> {
    const params = { ...this.#place(assessmentId), reportId };
    return this.#api.download(reportsApi.download, { params }, signal);
  }

  #place(assessmentId: AssessmentId) {
    return { organizationId: this.#session.requireOrganization(), assessmentId };
  }
}
