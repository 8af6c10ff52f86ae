// How assessments are finalized, and what a version holds. Apart from the rest, so that signing in loads none of it.
export { FrozenContent, FrozenContent1, FrozenContent2, FrozenVersionView, versionsApi, FrozenText } from './versions';
export type { FrozenAnswer, FrozenConduct, FrozenDecision, FrozenEvidence, FrozenPlan, FrozenScore } from './versions';
export { FinalizingDemands, ReadinessView, finalizingApi } from './finalizing';
export { trustGaps, unmetDemands, unmetInWords } from './rules/finalizing.rules';
