import { Injectable, inject } from '@angular/core';
import { readingApi, type AssessmentId, type BesideAnswers, type SetTarget } from '@certitude/contracts';
import { Api, Session } from '@certitude/web/core';

/** What stands beside the answers of an assessment: targets, declared levels, owners by name. All throw ApiError. */
@Injectable({ providedIn: 'root' })
export class Beside {
  readonly #api = inject(Api);
  readonly #session = inject(Session);

  read(assessmentId: AssessmentId, signal?: AbortSignal): Promise<BesideAnswers> {
    return this.#api.call(readingApi.beside, { params: this.#place(assessmentId) }, signal);
  }

  setTarget(assessmentId: AssessmentId, body: SetTarget): Promise<BesideAnswers> {
    return this.#api.call(readingApi.setTarget, { params: this.#place(assessmentId), body });
  }

  #place(assessmentId: AssessmentId) {
    return { organizationId: this.#session.requireOrganization(), assessmentId };
  }
}
