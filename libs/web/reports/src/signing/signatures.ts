import { Injectable, inject } from '@angular/core';
import { type AssessmentId, type ReportId } from '@certitude/contracts';
import { reportsApi } from '@certitude/contracts/reporting';
import { type SignReport, signingApi, type SignedReportView, type SigningKeyView } from '@certitude/contracts/signing';
import { Api, type FileTransfer, Session } from '@certitude/web/core';

/** Where a report is. */
export interface ReportAt {
  readonly assessmentId: AssessmentId;
  readonly reportId: ReportId;
}

/** What there is of the signatures of a report, and the keys that it can be signed with here. */
export interface Signing {
  /** Newest first. */
  readonly signed: readonly SignedReportView[];
  readonly keys: readonly SigningKeyView[];
}

/** Signatures of reports. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Signatures {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  async of(report: ReportAt, signal?: AbortSignal): Promise<Signing> {
    const [signed, keys] = await Promise.all([
      this.#api.call(signingApi.list, { params: this.#place(report) }, signal),
      this.#keys(signal),
    ]);
    return { signed, keys };
  }

  bring(report: ReportAt, transfer: FileTransfer): Promise<SignedReportView> {
    return this.#api.upload(signingApi.bring, { params: this.#place(report) }, transfer);
  }

  sign(report: ReportAt, body: SignReport): Promise<SignedReportView> {
    return this.#api.call(signingApi.sign, { params: this.#place(report), body });
  }

  /** Where the newest file is: signed, or the report itself. */
  fileOf(report: ReportAt, number: number): string {
    const params = this.#place(report);
    if (number === 0) return this.#api.downloadUrl(reportsApi.download, { params });
    return this.#api.downloadUrl(signingApi.download, { params: { ...params, number } });
  }

  /** None for those who do not sign, and where keys are not stored. */
  async #keys(signal?: AbortSignal): Promise<readonly SigningKeyView[]> {
    if (!this.#session.can('report:sign')) return [];
    const params = { organizationId: this.#session.requireOrganization() };
    const { isSetUp, storesKeys } = await this.#api.call(signingApi.settings, { params }, signal);
    return isSetUp && storesKeys ? this.#api.call(signingApi.keys, { params }, signal) : [];
  }

  #place(report: ReportAt) {
    return { organizationId: this.#session.requireOrganization(), ...report };
  }
}
