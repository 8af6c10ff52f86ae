import { Injectable, inject } from '@angular/core';
import { versionsApi, type AssessmentId, type FrozenVersionView } from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

/** Finalized versions with what they say. Every method throws ApiError. */
@Injectable({ providedIn: 'root' })
export class FrozenVersions {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  get(assessmentId: AssessmentId, revision: string, signal?: AbortSignal): Promise<FrozenVersionView> {
    const params = { organizationId: this.#session.requireOrganization(), assessmentId, revision };
    return this.#api.call(versionsApi.get, { params }, signal);
  }
}
