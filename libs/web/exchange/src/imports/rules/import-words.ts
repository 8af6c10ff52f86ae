import {
  type ImportCounts,
  type ImportedPerson,
  type ImportKind,
  type ImportPlace,
} from '@certitude/contracts/exchange';

/** What was brought, in words. */
export const KIND_NAMES: Readonly<Record<ImportKind, string>> = {
  'browser-2x': 'Export of the official browser tool 2.x',
  'browser-1x': 'Export of the official browser tool 1.x',
  'share-link-2x': 'Share link of the official browser tool 2.x',
  'share-link-interim': 'Share link of the official browser tool',
  'share-link-1x': 'Share link of the official browser tool 1.x',
  'scope-template': 'Scope template of the official browser tool',
  'workbook-full': 'Official workbook for full assessments',
  'workbook-self': 'Official workbook for self-assessments',
  'certitude-json': 'Assessment of Certitude (JSON)',
  'answers-csv': 'List of answers (CSV)',
  'answers-xlsx': 'List of answers (XLSX)',
  'evidence-csv': 'List of evidence (CSV)',
  'plans-csv': 'List of action plans (CSV)',
  'members-csv': 'List of people (CSV)',
};

/** Whether Certitude wrote it, or its template was filled in: no official tool scores it. */
export const isOurs = (kind: ImportKind): boolean => OURS.includes(kind);
const OURS: readonly ImportKind[] = [
  ...(['certitude-json', 'answers-csv', 'answers-xlsx'] as const),
  ...(['evidence-csv', 'plans-csv', 'members-csv'] as const),
];

/** How answers to open questions read; the words of the library that asks. */
export const ANSWER_WORDS: Readonly<Record<string, string>> = {
  model: 'The numbering of the model file',
  'pkic.org': 'The numbering of the tool on pkic.org',
  rated: 'They were rated: keep level 1',
  'not-assessed': 'They were not assessed',
  full: 'A full assessment: requirements are rated',
  self: 'A self-assessment: categories are rated',
};

interface Line {
  readonly count: number;
  readonly what: string;
  readonly becomes: string;
}

/** One of it, several of it, and what it becomes. */
const LINES: readonly (readonly [keyof ImportCounts, string, string, string])[] = [
  ['rated', 'rated level', 'rated levels', 'Levels of answers'],
  [
    'ratedOutOfScope',
    'rated level of what is out of scope',
    'rated levels of what is out of scope',
    'Kept with the answers; they count once they are in scope',
  ],
  ['outOfScope', 'item out of scope', 'items out of scope', 'Not applicable, with the reason'],
  ['notes', 'note', 'notes', 'Rationales'],
  ['flags', 'flag', 'flags', 'Flagged answers'],
  ['named', 'answer with somebody responsible', 'answers with somebody responsible', 'Owners'],
  ['evidence', 'piece of evidence', 'pieces of evidence', 'Drafts of evidence, attached where they are named'],
  ['plans', 'action plan', 'action plans', 'Draft action plans with their tasks'],
  ['targets', 'target level', 'target levels', 'Targets of the assessment'],
  [
    'declared',
    'level declared for a whole category',
    'levels declared for whole categories',
    'Kept as declared; only the scoring of the browser tool counts them',
  ],
  ['kept', 'item that has no place here', 'items that have no place here', 'Kept with the import, shown below'],
];

/** What becomes what, as far as there is any. */
export const linesOf = (counts: ImportCounts): readonly Line[] =>
  LINES.flatMap(([key, one, several, becomes]) => {
    const count = counts[key];
    return count > 0 ? [{ count, what: count === 1 ? one : several, becomes }] : [];
  });

/** "2 items have no place in an assessment. They are kept with this record." */
export const keptText = (count: number): string =>
  count === 1
    ? '1 item has no place in an assessment. It is kept with this record.'
    : `${count} items have no place in an assessment. They are kept with this record.`;

/** "3 answers, 1 plan": what somebody is responsible for. */
export const shareText = ({ answers, plans }: Pick<ImportedPerson, 'answers' | 'plans'>): string =>
  `${answers} ${answers === 1 ? 'answer' : 'answers'}, ${plans} ${plans === 1 ? 'plan' : 'plans'}`;

/** "sheet Assessment, cell I20", "line 5, G.compliance"; empty where nothing is known. */
export const placeText = ({ sheet, cell, line, column, key }: ImportPlace): string =>
  [
    ...(sheet === undefined ? [] : [`sheet ${sheet}`]),
    ...(cell === undefined ? [] : [`cell ${cell}`]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(column === undefined ? [] : [`column ${column}`]),
    ...(key === undefined ? [] : [key]),
  ].join(', ');
