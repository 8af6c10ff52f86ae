export { AssessmentDocument } from './document/assessment-document';
export type {
  Artifact,
  CategoryPlan,
  Choice,
  DocumentAnswer,
  ExtensionAnswers,
  Orphan,
  Place,
  TargetLevel,
  Unmapped,
  Warning,
} from './document/assessment-document';
export { AssessmentRecord } from './document/assessment-record';
export type {
  RecordAnswer,
  RecordChange,
  RecordEvidence,
  RecordPerson,
  RecordPlan,
  RecordScore,
} from './document/assessment-record';
export { keyOf } from './document/keys';
export { itemNames, NO_NAMES, titleIn } from './tables/items';
export type { ItemNames, RecordWithRelease } from './tables/items';
export { day, moment } from './tables/table';
export type { Table } from './tables/table';
export { NO_REASON } from './document/no-reason';
export { taskLines } from './document/task-lines';
export { liveDocument } from './document/live-document';
export { csvLine, csvHead, writeCsv } from './csv/write-csv';
export { readCsv } from './csv/read-csv';
export type { CsvRow } from './csv/read-csv';
export { ANSWER_HEADINGS } from './tables/answers';
export { fileNameOf } from './file-name';
export { writeTemplate } from './formats/answers-list/template';
export { JSON_SCHEMA_NAMES, jsonSchemaOf, recordIn, writeOrganizationJson } from './formats/certitude-json';
export { writeEramba } from './formats/eramba';
export { writeCatalog } from './formats/oscal/catalog';
export { writeOwnWorkbook } from './formats/own-workbook';
export { RECORD_FORMATS, RECORD_KINDS } from './formats/record-formats';
export type { Exported, RecordKind } from './formats/record-formats';
export { evidenceRows, evidenceTable } from './tables/evidence';
export type { Proven } from './tables/evidence';
export { membersTable } from './tables/members';
export type { MemberRow } from './tables/members';
export {
  deletionsTable,
  guestsTable,
  handoversTable,
  importsTable,
  invitationsTable,
} from './tables/organization-records';
export { planRows, plansTable } from './tables/plans';
export type { PlanPlace } from './tables/plans';
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
