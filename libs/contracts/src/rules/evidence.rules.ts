import { allows, type AnswerOwnership, mayAnswer } from '../access';
import { isPastDue } from '../due';
import { type EvidenceState } from '../evidence';
import { type Actor } from './decision.rules';

/** A piece of evidence, as far as the right to change it needs to know. */
export interface OwnedEvidence {
  readonly owner: string;
  /** The answers it proves in assessments that are open. */
  readonly answers: readonly AnswerOwnership[];
}
/** The current revision, as far as what may happen to it needs to know. */
export interface StandingRevision {
  readonly state: EvidenceState;
  /** Whether it consists of a file whose content is gone. */
  readonly isWithdrawn: boolean;
  readonly ended: boolean;
}

/** Whether somebody may give evidence to an answer or take it away: it changes what the answer says. */
export const mayAttach = (actor: Actor, answer: AnswerOwnership): boolean =>
  allows(actor.role, 'evidence:add') && mayAnswer(actor, answer);

/**
 * Whether somebody may revise or submit a piece of evidence. What proves answers belongs to those who may answer all of
 * them, since their approvals fall with it; what proves nothing yet, to its owner.
 */
export const mayChangeEvidence = (actor: Actor, { owner, answers }: OwnedEvidence): boolean => {
  if (!allows(actor.role, 'evidence:add')) return false;
  if (allows(actor.role, 'response:answer-any')) return true;
  return answers.length > 0 ? answers.every((answer) => mayAnswer(actor, answer)) : owner === actor.id;
};

/** Whether nobody has handed a revision in yet. */
export const isDraftRevision = (state: EvidenceState): boolean => state === 'draft';

/** The state of a revision that waits for somebody to decide on it. */
export const AWAITING_DECISION = 'submitted' satisfies EvidenceState;

/** Whether a revision waits for somebody to decide on it. */
export const awaitsDecision = (state: EvidenceState): boolean => state === AWAITING_DECISION;

/**
 * Whether evidence proves nothing any more: the last valid day itself still counts.
 * @param today where the organization is
 */
export const hasEnded = ({ validUntil }: { readonly validUntil: string | null }, today: string): boolean =>
  isPastDue(validUntil, today);

/** The state that a revision is in, from the one that it is stored with: what was accepted and has ended is expired. */
export const standingState = (stored: EvidenceState, ended: boolean): EvidenceState =>
  stored === 'accepted' && ended ? 'expired' : stored;

/**
 * Why a revision is not handed in: that happened already, its file is gone, or it has ended and whoever hands it in does
 * not say that they know. Null when it may be.
 */
export function submissionObstacle(
  { state, isWithdrawn, ended }: StandingRevision,
  isKnown: boolean,
): 'submitted' | 'withdrawn' | 'ended' | null {
  if (!isDraftRevision(state)) return 'submitted';
  if (isWithdrawn) return 'withdrawn';
  return ended && !isKnown ? 'ended' : null;
}

/** Rejecting stays possible; nobody accepts what cannot be looked at any more. */
export const mayBeAccepted = ({ isWithdrawn }: Pick<StandingRevision, 'isWithdrawn'>): boolean => !isWithdrawn;

/**
 * Whether somebody may withdraw a file: those who answer for the organization's evidence; who uploaded it, as long as
 * nobody has seen more than a draft of it.
 */
export const mayWithdraw = (actor: Actor, file: { readonly uploadedBy: string; readonly isDraft: boolean }): boolean =>
  allows(actor.role, 'file:withdraw') ||
  (allows(actor.role, 'evidence:add') && file.isDraft && file.uploadedBy === actor.id);
