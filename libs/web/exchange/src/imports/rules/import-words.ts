import { type ImportCounts, type ImportKind, type ImportPlace } from '@certitude/contracts/exchange';

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
};

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

const LINES: readonly (readonly [keyof ImportCounts, string, string])[] = [
  ['rated', 'rated levels', 'levels of answers'],
  ['outOfScope', 'items out of scope', 'not applicable, with the reason'],
  ['notes', 'notes', 'rationales'],
  ['flags', 'flags', 'flagged answers'],
  ['named', 'people responsible for answers', 'owners'],
  ['evidence', 'pieces of evidence', 'drafts of evidence, attached where they are named'],
  ['plans', 'action plans', 'draft action plans with their tasks'],
  ['targets', 'target levels of categories', 'targets of the assessment'],
  [
    'declared',
    'levels declared for whole categories',
    'kept as declared; only the scoring of the browser tool counts them',
  ],
  ['kept', 'pieces without a place here', 'kept with the import, shown below and downloadable'],
];

/** What becomes what, as far as there is any. */
export const linesOf = (counts: ImportCounts): readonly Line[] =>
  LINES.flatMap(([key, what, becomes]) => (counts[key] > 0 ? [{ count: counts[key], what, becomes }] : []));

/** "sheet Assessment, cell I20", "line 5, G.compliance"; empty where nothing is known. */
export const placeText = ({ sheet, cell, line, key }: ImportPlace): string =>
  [
    ...(sheet === undefined ? [] : [`sheet ${sheet}`]),
    ...(cell === undefined ? [] : [`cell ${cell}`]),
    ...(line === undefined ? [] : [`line ${line}`]),
    ...(key === undefined ? [] : [key]),
  ].join(', ');
