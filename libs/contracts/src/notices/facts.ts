import { type EvidenceState } from '../evidence';
import {
  type AccountId,
  type ActionPlanId,
  type AssessmentId,
  type EvidenceId,
  type ReminderId,
  type ResponseId,
} from '../ids';
import { type PlanStatus } from '../improvement';
import { type ResponseStatus } from '../live/answer-fields';

/** An action plan as it is when its notice is delivered. */
export interface PlanFacts {
  readonly type: 'plan';
  readonly id: ActionPlanId;
  readonly title: string;
  readonly assessmentName: string;
  readonly responsible: AccountId | null;
  readonly status: PlanStatus;
}

/** A reminder that its time has come, with the plan it reminds of. */
export interface ReminderFacts {
  readonly type: 'reminder';
  readonly id: ReminderId;
  readonly plan: PlanFacts;
  readonly recipient: AccountId;
  /** Until the due date, where the organization is; negative when it is past. */
  readonly days: number;
}

export interface ResponseFacts {
  readonly type: 'response';
  readonly id: ResponseId;
  /** Title of the requirement, or name of the category that is rated. */
  readonly title: string;
  readonly assessmentId: AssessmentId;
  readonly assessmentName: string;
  /** Whether its assessment is finalized: nobody can do anything about it any more. */
  readonly isFinal: boolean;
  readonly status: ResponseStatus;
  readonly owner: AccountId | null;
  readonly reviewer: AccountId | null;
  /** People invited to answer it. */
  readonly contributors: readonly AccountId[];
}

export interface AssessmentFacts {
  readonly type: 'assessment';
  readonly id: AssessmentId;
  readonly name: string;
  /** Guest auditors who were let in, whether or not their time is over. */
  readonly guests: readonly AccountId[];
}

export interface EvidenceFacts {
  readonly type: 'evidence';
  readonly id: EvidenceId;
  readonly title: string;
  /** Of its newest revision. */
  readonly state: EvidenceState;
}

/** What a notice asks the contexts about: one kind of thing each, told by whoever owns it. */
export type Facts = PlanFacts | ReminderFacts | ResponseFacts | AssessmentFacts | EvidenceFacts;
export type SourceType = Facts['type'];
export type FactsOf<S extends SourceType> = Extract<Facts, { readonly type: S }>;

/** One thing whose facts are asked for. */
export interface Source<S extends SourceType = SourceType> {
  readonly type: S;
  readonly id: string;
}

/** What a notice is about, for the person who reads it. */
export interface NoticeSubject {
  readonly type: Exclude<SourceType, 'reminder'>;
  readonly id: string;
}

export const subjectOf = (facts: Facts): NoticeSubject =>
  facts.type === 'reminder' ? { type: 'plan', id: facts.plan.id } : { type: facts.type, id: facts.id };

/** Where it is, for guests, who see single assessments; null for what only those see who see everything. */
export function assessmentOf(facts: Facts): AssessmentId | null {
  if (facts.type === 'response') return facts.assessmentId;
  return facts.type === 'assessment' ? facts.id : null;
}
