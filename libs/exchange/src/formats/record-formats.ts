import { type ModelRelease } from '@certitude/maturity';
import { type AssessmentDocument } from '../document/assessment-document';
import { type AssessmentRecord } from '../document/assessment-record';
import { liveDocument } from '../document/live-document';
import { type WrittenKind, writeAssessment } from '../write-assessment';
import { writeCsv } from '../csv/write-csv';
import { answerRows, answersTable } from '../tables/answers';
import { historyRows, historyTable } from '../tables/history';
import { writeJson } from './certitude-json';
import { uuidOf } from './oscal/parts';
import { writeAssessmentPlan } from './oscal/assessment-plan';
import { writeAssessmentResults } from './oscal/assessment-results';
import { writePoam } from './oscal/poam';
import { writeOwnWorkbook } from './own-workbook';

/** Everything that an assessment is written from. */
export interface Exported {
  readonly record: AssessmentRecord;
  readonly release: ModelRelease;
  /** What it was imported from, if it was. */
  readonly imported: AssessmentDocument | null;
}

/** One format that an assessment leaves in. The next one is a folder beside the others and a line in the list. */
interface RecordFormat {
  readonly mediaType: string;
  /** Ending of the file's name. */
  readonly ending: string;
  readonly write: (exported: Exported) => string | Uint8Array;
}

export const RECORD_KINDS = [
  'json',
  'xlsx',
  'answers-csv',
  'history-csv',
  'yaml',
  'link',
  'scope-template',
  'oscal-assessment-plan',
  'oscal-assessment-results',
  'oscal-poam',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

const JSON_TYPE = 'application/json';
const CSV_TYPE = 'text/csv; charset=utf-8';
const YAML_TYPE = 'application/yaml; charset=utf-8';

export const RECORD_FORMATS: Readonly<Record<RecordKind, RecordFormat>> = {
  json: { mediaType: JSON_TYPE, ending: '.certitude.json', write: ({ record }) => writeJson(record) },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    ending: '.xlsx',
    write: (exported) => writeOwnWorkbook([exported]),
  },
  'answers-csv': {
    mediaType: CSV_TYPE,
    ending: '.answers.csv',
    write: (exported) => writeCsv(answersTable, answerRows(exported)),
  },
  'history-csv': {
    mediaType: CSV_TYPE,
    ending: '.history.csv',
    write: (exported) => writeCsv(historyTable, historyRows(exported)),
  },
  yaml: { mediaType: YAML_TYPE, ending: '.yaml', write: document('yaml') },
  link: {
    mediaType: 'text/plain; charset=utf-8',
    ending: '.link.txt',
    write: (exported) => `${document('link')(exported)}\n`,
  },
  'scope-template': { mediaType: YAML_TYPE, ending: '.scope-template.yaml', write: document('scope-template') },
  'oscal-assessment-plan': { mediaType: JSON_TYPE, ending: '.oscal-assessment-plan.json', write: writeAssessmentPlan },
  'oscal-assessment-results': {
    mediaType: JSON_TYPE,
    ending: '.oscal-assessment-results.json',
    write: writeAssessmentResults,
  },
  'oscal-poam': { mediaType: JSON_TYPE, ending: '.oscal-poam.json', write: writePoam },
};

/** The formats of the official tool are written from the document of what was imported and what is now. */
function document(kind: WrittenKind): (exported: Exported) => string {
  return ({ record, release, imported }) =>
    writeAssessment(liveDocument(record, release, imported), kind, {
      release,
      exportedAt: record.assessment.changedAt,
      newId: toolId(record.assessment.id),
    });
}

/** The tool knows an assessment by a UUID of version 4; ours is another one, and always gives the same. */
const toolId = (id: string): string =>
  uuidOf('browser-2x', id).replace(/^(.{14})./, (_all, start: string) => `${start}4`);
