import { Injectable, inject, signal, untracked } from '@angular/core';
import { assessmentsApi, type AssessmentId, type OrganizationId } from '@certitude/contracts';
import { Api } from '@certitude/web/core';

/** Names of assessments, also for places where none is open and while there is no network. */
@Injectable({ providedIn: 'root' })
export class AssessmentNames {
  readonly #api = inject(Api);
  readonly #names = signal<ReadonlyMap<AssessmentId, string>>(new Map());
  readonly #asked = new Set<AssessmentId>();

  /** Reads a signal; asks the server for a name that is not known yet. Null until it is. */
  of({ organization, assessment }: { readonly organization: OrganizationId; readonly assessment: AssessmentId }) {
    const name = this.#names().get(assessment) ?? null;
    if (name === null && !this.#asked.has(assessment)) void untracked(() => this.#ask(organization, assessment));
    return name;
  }

  /** The same for who can wait; null when the server cannot tell. */
  async find({
    organization,
    assessment,
  }: {
    readonly organization: OrganizationId;
    readonly assessment: AssessmentId;
  }) {
    if (!this.#names().has(assessment)) await this.#ask(organization, assessment);
    return this.#names().get(assessment) ?? null;
  }

  /** An assessment was opened. */
  learn(assessment: AssessmentId, name: string): void {
    this.#names.update((all) => new Map([...all, [assessment, name]]));
  }

  async #ask(organizationId: OrganizationId, assessmentId: AssessmentId): Promise<void> {
    this.#asked.add(assessmentId);
    const call = this.#api.call(assessmentsApi.get, { params: { organizationId, assessmentId } });
    const found = await call.catch(() => null);
    if (found) this.learn(assessmentId, found.name);
  }
}
