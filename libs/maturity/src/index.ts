export { describeProblems } from './model';
export type {
  ModelRelease,
  Module,
  Category,
  LevelDescription,
  Requirement,
  Reference,
  RatedLevel,
  MaturityLevel,
  Problem,
} from './model';
export type { Extension, RelevanceCriterion, CategoryOverlay, WeightOverlay } from './extension';
export { APPLICABILITIES, SCORING_METHODS, AnswerError } from './answers';
export type { Applicability, ScoringMethod, Answer } from './answers';

export { SCORING_POLICIES, countsDeclared, countsUnassessed, levelName } from './scoring/options';
export { policyName, policyTexts, reasonText } from './scoring/policy-texts';
export type { PolicyTexts } from './scoring/policy-texts';
export { explainAssessment } from './scoring/explanation';
export type { ExplainedAssessment, Explanation } from './scoring/explanation';
export { gapsToTarget } from './scoring/target-gaps';
export type { TargetGap, TargetGaps } from './scoring/target-gaps';
export type { ScoringPolicy, ScoringOptions } from './scoring/options';
export { scoreAssessment } from './scoring/assessment-score';
export type { AssessmentScore } from './scoring/assessment-score';
export type {
  Score,
  ScoreFigures,
  ScoreState,
  Exact,
  Term,
  TermReason,
  Derivation,
  Distribution,
  Completeness,
} from './scoring/score';
export { gapToNextLevel } from './scoring/gap';
export type { LevelGap, LimitingRequirement } from './scoring/gap';
export type { Lift, LiftStep } from './scoring/lift';
export { scoreExtension } from './scoring/extension-score';
export type { ExtensionScore, ExtensionCategoryScore, DerivedFigures } from './scoring/extension-score';
export type { RelevanceRating } from './scoring/relevance';
export { extensionProblems, IncompatibleExtensionError } from './scoring/compatibility';

export { compareReleases } from './releases/compare';
export type { ReleaseChange } from './releases/compare';
export { completenessProblems, extensionCompletenessProblems, nearestRelease } from './releases/completeness';
export type { Kinship } from './releases/completeness';
export { differencesFromOwn } from './releases/own';
export type { StructureDifference } from './releases/own';
export { overlaidCategories } from './releases/overlaid';
export type { OverlaidCategory, OverlaidRequirement } from './releases/overlaid';
export { mapAnswers } from './releases/map-answers';
export type { AnswerMapping, ItemPlace, PlacedItem } from './releases/map-answers';
