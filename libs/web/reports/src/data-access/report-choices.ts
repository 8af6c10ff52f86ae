import { inject, Injectable } from '@angular/core';
import { type AssessmentId } from '@certitude/contracts';
import { ReportView } from '@certitude/contracts/reporting';
import { remembered, Session } from '@certitude/web/core';
import type * as z from 'zod';

/** What somebody chose for a report. */
const Choices = ReportView.pick({ kind: true, format: true, paper: true, sections: true }).strip();
export type Choices = z.infer<typeof Choices>;

/** What each person chose the last time, for this assessment or for any of the organization. Kept in this browser. */
@Injectable({ providedIn: 'root' })
export class ReportChoices {
  readonly #session = inject(Session);

  of(assessmentId: AssessmentId): Choices | null {
    return this.#read(assessmentId) ?? this.#read('any');
  }

  keep(assessmentId: AssessmentId, choices: Choices): void {
    const text = JSON.stringify(Choices.parse(choices));
    for (const of of [assessmentId, 'any'] as const) this.#kept(of).set(text);
  }

  #read(of: AssessmentId | 'any'): Choices | null {
    try {
      return Choices.parse(JSON.parse(this.#kept(of)()));
    } catch {
      // Nothing is kept, or something that is not offered any more.
      return null;
    }
  }

  #kept(of: AssessmentId | 'any') {
    const person = this.#session.account()?.id ?? 'nobody';
    return remembered<string>(`certitude.report.${person}.${this.#session.requireOrganization()}.${of}`, '');
  }
}
