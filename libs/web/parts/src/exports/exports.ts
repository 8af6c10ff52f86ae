import { Injectable, inject } from '@angular/core';
import { type AssessmentId, type ModelReleaseId } from '@certitude/contracts';
import { exportsApi } from '@certitude/contracts/exchange';
import { Api, Session } from '@certitude/web/core';
import { type EvidenceFilter } from '../evidence/evidence-library';
import { type PlanFilter } from '../plans/plans';
import {
  assessmentChoices,
  modelChoices,
  organizationChoices,
  templateChoices,
  type ExportChoice,
} from './export-choices';

const AS_SHOWN = 'What the list shows with its filters, for any spreadsheet.';

/** What can be taken away as a file, and where from. */
@Injectable({ providedIn: 'root' })
export class Exports {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  ofAssessment(assessmentId: AssessmentId): readonly ExportChoice[] {
    const params = { ...this.#organization(), assessmentId };
    const files = assessmentChoices(this.#session.can('plan:read'), (kind) =>
      this.#api.downloadUrl(exportsApi.assessment, { params: { ...params, kind } }),
    );
    if (!this.#session.can('assessment:grant')) return files;
    const guests = this.#api.downloadUrl(exportsApi.guests, { params });
    return [...files, { name: 'Guests (CSV)', purpose: 'Who was let in, by whom and until when.', address: guests }];
  }

  /** Of a finalized version; what a guest gets of it is what a guest may see. */
  ofVersion(assessmentId: AssessmentId, revision: number): readonly ExportChoice[] {
    const params = { ...this.#organization(), assessmentId, revision };
    return [
      {
        name: 'Evidence package (ZIP)',
        purpose: 'Answers, evidence files and hashes, to keep and to verify without Certitude.',
        address: this.#api.downloadUrl(exportsApi.evidencePackage, { params }),
      },
    ];
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

  /** Lists to fill in and bring back. */
  templatesOf(modelReleaseId: ModelReleaseId): readonly ExportChoice[] {
    return templateChoices((kind) => this.#api.downloadUrl(exportsApi.model, { params: { modelReleaseId, kind } }));
  }

  /** What the list shows with this filter. */
  ofEvidence(query: EvidenceFilter): readonly ExportChoice[] {
    const address = this.#api.downloadUrl(exportsApi.evidence, { params: this.#organization(), query });
    return [{ name: 'Evidence (CSV)', purpose: AS_SHOWN, address }];
  }

  /** What the list shows with this filter. */
  ofPlans(query: PlanFilter): readonly ExportChoice[] {
    const address = this.#api.downloadUrl(exportsApi.plans, { params: this.#organization(), query });
    return [{ name: 'Action plans (CSV)', purpose: AS_SHOWN, address }];
  }

  /** Present members, as the list shows them; for those who may read it, what was handed over, too. */
  ofMembers(): readonly ExportChoice[] {
    const query = { standing: 'present' } as const;
    const address = this.#api.downloadUrl(exportsApi.members, { params: this.#organization(), query });
    const members = { name: 'Members (CSV)', purpose: AS_SHOWN, address };
    if (!this.#session.can('audit:read')) return [members];
    const handovers = this.#api.downloadUrl(exportsApi.handovers, { params: this.#organization() });
    const invitations = this.#api.downloadUrl(exportsApi.invitations, { params: this.#organization() });
    return [
      members,
      { name: 'Handed over (CSV)', purpose: 'Who handed which work to whom.', address: handovers },
      { name: 'Invitations (CSV)', purpose: 'Who was invited by whom, and what became of it.', address: invitations },
    ];
  }

  /** What was deleted and can be restored. */
  ofDeletions(): readonly ExportChoice[] {
    const address = this.#api.downloadUrl(exportsApi.deletions, { params: this.#organization() });
    return [{ name: 'Deleted (CSV)', purpose: 'What was deleted, by whom and when.', address }];
  }

  /** What was imported and undone. */
  ofImports(): readonly ExportChoice[] {
    const address = this.#api.downloadUrl(exportsApi.imports, { params: this.#organization() });
    return [{ name: 'Imports (CSV)', purpose: 'What was imported and undone, by whom and when.', address }];
  }

  #organization() {
    return { organizationId: this.#session.requireOrganization() };
  }
}
