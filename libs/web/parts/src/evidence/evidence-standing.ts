import {
  awaitsDecision,
  decisionObstacle,
  isDraftRevision,
  submissionObstacle,
  type Actor,
  type DecisionObstacle,
  type EvidenceView,
} from '@certitude/contracts';

/** Whether the caller may hand in the shown revision now, as the server asks it; what has ended, knowing that. */
export const maySubmitEvidence = ({ mayChange, current }: EvidenceView): boolean =>
  mayChange && submissionObstacle({ ...current, isWithdrawn: isWithdrawn(current) }, true) === null;

/** Why somebody does not decide on it now, as the server asks it; null when they may. */
export const evidenceObstacle = (actor: Actor | null, { current, tookPart }: EvidenceView): DecisionObstacle | null =>
  decisionObstacle(actor, 'evidence', { waits: awaitsDecision(current.state), tookPart });

/** Whether somebody is still to decide on it, now or once it was handed in. */
export const isUndecided = ({ current: { state } }: EvidenceView): boolean =>
  isDraftRevision(state) || awaitsDecision(state);

/** Whether it consists of a file whose content is gone. */
export const isWithdrawn = ({ file }: Pick<EvidenceView['current'], 'file'>): boolean =>
  file !== null && file.withdrawn !== null;
