export {
  AWAITING_REVIEW,
  CLOSED_ASSESSMENT_STATES,
  TO_ANSWER,
  awaitsReview,
  isAnswered,
  isSetAside,
  mayBeHandedIn,
} from './answer.rules';
export { DECIDING, decisionObstacle, mayDecide, tookPartIn } from './decision.rules';
export type { Actor, DecisionObstacle } from './decision.rules';
export {
  AWAITING_DECISION,
  awaitsDecision,
  hasEnded,
  isDraftRevision,
  mayAttach,
  mayBeAccepted,
  mayChangeEvidence,
  mayWithdraw,
  standingState,
  submissionObstacle,
} from './evidence.rules';
export {
  OVER_PLAN_STATUSES,
  awaitsVerification,
  isClosedPlan,
  isOverPlan,
  isOverduePlan,
  leadsTo,
  mayEditPlan,
  mayManagePlans,
  mayMove,
  mayTick,
  mayWorkOn,
  mayWorkOnTask,
  offeredStatuses,
} from './plan.rules';
