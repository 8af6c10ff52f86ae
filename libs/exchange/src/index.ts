export { AssessmentDocument } from './document/assessment-document';
export type {
  CategoryPlan,
  Choice,
  DocumentAnswer,
  ExtensionAnswers,
  Orphan,
  Place,
  Unmapped,
  Warning,
} from './document/assessment-document';
export { scorableAnswers, scoringMethod, toolAnswers } from './document/scorable';
export { ExchangeError, REFUSALS } from './exchange-error';
export type { Refusal } from './exchange-error';
export type { ReadOptions, WriteOptions } from './formats/format';
export { LIMITS } from './limits';
export { readAssessment } from './read-assessment';
export { scoreDocument, scoreExtensionOf } from './scores';
export type { DocumentScores } from './scores';
export { writeAssessment } from './write-assessment';
export type { WrittenKind } from './write-assessment';
