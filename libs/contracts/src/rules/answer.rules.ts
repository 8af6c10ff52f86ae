import { type AssessmentState } from '../assessments';
import { isPastDue } from '../due';
import { type ResponseStatus } from '../live/answer-fields';

/** An answer, as far as what may happen to it needs to know. */
interface Answer {
  readonly level: number;
  readonly applicability: { readonly applicability: string };
}
interface StandingAnswer extends Answer {
  readonly status: ResponseStatus;
}

/** Whether a requirement was set aside: it has no level, and needs none. */
export const isSetAside = ({ applicability }: Pick<Answer, 'applicability'>): boolean =>
  applicability.applicability === 'not-applicable';

/** Whether something was said about a requirement: a level, or that it does not apply. */
export const isAnswered = (answer: Answer): boolean => answer.level > 0 || isSetAside(answer);

/** The status of an answer that waits for a reviewer. */
export const AWAITING_REVIEW = 'ready-for-review' satisfies ResponseStatus;

/** Whether an answer waits for a reviewer. */
export const awaitsReview = (status: ResponseStatus): boolean => status === AWAITING_REVIEW;

/** Whether an answer is due and not accepted yet. @param today the date where the person is who looks */
export const isOverdueAnswer = (
  { status, dueOn }: { readonly status: ResponseStatus; readonly dueOn: string | null },
  today: string,
): boolean => status !== 'accepted' && isPastDue(dueOn, today);

/** Statuses in which whoever answers has something to do. */
export const TO_ANSWER: readonly ResponseStatus[] = ['not-started', 'in-progress', 'changes-requested'];

/** Whether an answer may be handed in for review: there is one, and it is not with a reviewer or accepted. */
export const mayBeHandedIn = (answer: StandingAnswer): boolean =>
  isAnswered(answer) && TO_ANSWER.includes(answer.status);

/** States in which nothing of an assessment waits for anybody any more. */
export const CLOSED_ASSESSMENT_STATES: readonly AssessmentState[] = ['finalized', 'archived'];
