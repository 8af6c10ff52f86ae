import { allows, type AnswerOwnership, mayAnswer } from '../access';
import { type Actor } from './decision.rules';

/** A piece of evidence, as far as the right to change it needs to know. */
export interface OwnedEvidence {
  readonly createdBy: string;
  /** The answers it proves in assessments that are open. */
  readonly answers: readonly AnswerOwnership[];
}

/** Whether somebody may give evidence to an answer or take it away: it changes what the answer says. */
export const mayAttach = (actor: Actor, answer: AnswerOwnership): boolean =>
  allows(actor.role, 'evidence:add') && mayAnswer(actor, answer);

/**
 * Whether somebody may revise or submit a piece of evidence. What proves answers belongs to those who may answer all of
 * them, since their approvals fall with it; what proves nothing yet, to whoever added it.
 */
export const mayChangeEvidence = (actor: Actor, { createdBy, answers }: OwnedEvidence): boolean => {
  if (!allows(actor.role, 'evidence:add')) return false;
  if (allows(actor.role, 'response:answer-any')) return true;
  return answers.length > 0 ? answers.every((answer) => mayAnswer(actor, answer)) : createdBy === actor.id;
};
