import { type AssessmentId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { type AnswerRow } from './assessment/overall-score';

/** What is answered; `requirement` is null where the category is rated. */
export interface Place {
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
}
export type GivenAnswer = AnswerRow & { readonly assessmentId: AssessmentId };

/** What an assessment asks of whoever keeps its answers. Provided by the answering context. */
export abstract class AnswerSheets {
  /** Nothing is answered yet, and everything can be: an empty answer for each place, in the order given. */
  abstract begin(tx: TenantTransaction, assessmentId: AssessmentId, places: readonly Place[]): Promise<void>;
  /**
   * What was answered in each of several assessments, in model order; last what was declared for categories of those that
   * rate requirements.
   */
  abstract answers(tx: TenantTransaction, ids: readonly AssessmentId[]): Promise<readonly GivenAnswer[]>;
}
