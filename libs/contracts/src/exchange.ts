// What comes in and goes out. Apart from the rest, so that signing in loads none of it.
export {
  goalOf,
  type ImportGoal,
  ImportKind,
  ImportState,
  MAX_IMPORT,
  PREVIEW_HOURS,
  MOST_SHOWN,
  ImportPlace,
  ImportCounts,
  ImportJob,
  KeptPiece,
  ImportedPerson,
  InvitedPerson,
  ListedPerson,
  ImportScores,
  ImportSummary,
  ImportView,
  ImportAnswers,
  CommitImport,
  InviteListed,
  importsApi,
} from './exchange/imports';
export {
  MERGE_FACTS,
  MERGE_STRATEGIES,
  MergeFact,
  MergeFactRow,
  MergeStrategy,
  MergeField,
  MergeValues,
  MergeRow,
  MergePreview,
  MergeImport,
  EarlierImport,
} from './exchange/merging';
export {
  ASSESSMENT_EXPORTS,
  AssessmentExport,
  ORGANIZATION_EXPORTS,
  OrganizationExport,
  MODEL_EXPORTS,
  ModelExport,
  exportsApi,
} from './exchange/exports';
export { isUnderWay, JobState } from './exchange/jobs';
export { ARCHIVE_DAYS, ArchiveView, ArrivalView, OriginView, archivesApi, arrivalsApi } from './exchange/archives';
