import { Injectable, inject } from '@angular/core';
import {
  exportsApi,
  type AssessmentId,
  type EvidenceState,
  type MembersQuery,
  type ModelReleaseId,
  type PlansQuery,
} from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';
import { assessmentChoices, modelChoices, organizationChoices, type ExportChoice } from './export-choices';

const AS_SHOWN = 'What the list shows with its filters, for any spreadsheet.';

/** What can be taken away as a file, and where from. */
@Injectable({ providedIn: 'root' })
export class Exports {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  ofAssessment(assessmentId: AssessmentId): readonly ExportChoice[] {
    const params = { ...this.#organization(), assessmentId };
    return assessmentChoices(this.#session.can('plan:read'), (kind) =>
      this.#api.downloadUrl(exportsApi.assessment, { params: { ...params, kind } }),
    );
  }

  /** Nothing for whoever may not take the organization away. */
  ofOrganization(): readonly ExportChoice[] {
    if (!this.#session.can('organization:export')) return [];
    const params = this.#organization();
    return organizationChoices((kind) =>
      this.#api.downloadUrl(exportsApi.organization, { params: { ...params, kind } }),
    );
  }

  ofRelease(modelReleaseId: ModelReleaseId): readonly ExportChoice[] {
    return modelChoices((kind) => this.#api.downloadUrl(exportsApi.model, { params: { modelReleaseId, kind } }));
  }

  ofEvidence(query: { readonly search?: string; readonly state?: EvidenceState }): readonly ExportChoice[] {
    const address = this.#api.downloadUrl(exportsApi.evidence, { params: this.#organization(), query });
    return [{ name: 'Evidence (CSV)', purpose: AS_SHOWN, address }];
  }

  ofPlans(query: Pick<PlansQuery, 'status' | 'responsible'>): readonly ExportChoice[] {
    const address = this.#api.downloadUrl(exportsApi.plans, { params: this.#organization(), query });
    return [{ name: 'Action plans (CSV)', purpose: AS_SHOWN, address }];
  }

  ofMembers(query: Pick<MembersQuery, 'standing'>): readonly ExportChoice[] {
    const address = this.#api.downloadUrl(exportsApi.members, { params: this.#organization(), query });
    return [{ name: 'Members (CSV)', purpose: AS_SHOWN, address }];
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
