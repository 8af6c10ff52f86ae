import { type AssessmentId, type ResponseId } from '@certitude/contracts';

/** Where an answer is. */
export interface AnswerPlace {
  readonly assessmentId: AssessmentId;
  readonly responseId: ResponseId;
}
