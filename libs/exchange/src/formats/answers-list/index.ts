import { APPLICABILITIES, type MaturityLevel } from '@certitude/maturity';
import { type AssessmentDocument, type DocumentAnswer } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { type KeyPlace, placesByKey } from '../../document/keys';
import { hasHead } from '../../csv/is-list';
import { ExchangeError } from '../../exchange-error';
import { ANSWER_HEADINGS as HEADINGS } from '../../tables/answers';
import { type Content, type Format, type ReadOptions } from '../format';
import { oddCell, personNamed, saidIn, theOne, wordOf } from '../list-fields';
import { csvRows, headingsOf, type ListRow, sheetRows } from '../list-rows';
import { listDocument, releaseOf } from '../list-document';
import { besideAnswers, withProofs } from './beside-answers';
import { SHEET } from './template';

/** Answers as we write them, and as our template is filled in: one line for each, found by its key. */
export const answersList: Format = {
  title: 'a list of answers as CSV or XLSX with the columns of our template',
  recognise,
  read,
};

function recognise(content: Content): boolean {
  if (content.type === 'workbook') {
    const headings = headingsOf(content.workbook, SHEET);
    return headings.has(HEADINGS.key) && headings.has(HEADINGS.level);
  }
  return content.type === 'list' && hasHead(content.text, 'answers');
}

function read(content: Content, { releases }: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const rows = rowsOf(content, findings);
  const model = releaseOf(rows, releases);
  theOne(rows, 'PKI', 'PKI');
  const name = theOne(rows, 'Assessment', 'assessment');
  const places = placesByKey(model);
  const people = new Map<string, string>();
  const answers = rows.flatMap((row) => answerOf(row, { places, people, findings }));
  requireOnce(answers, rows);
  const beside = content.type === 'workbook' ? besideAnswers(content.workbook, { places, people, findings }) : null;
  const merged = beside ? [...withProofs(answers, beside.evidence)] : answers;
  return listDocument(
    {
      kind: content.type === 'workbook' ? 'answers-xlsx' : 'answers-csv',
      release: model.version,
      method: answers.length > 0 && answers.every(({ requirement }) => requirement === undefined) ? 'self' : 'full',
      ...(name !== '' && { name }),
      answers: merged,
      ...(beside && beside.plans.length > 0 && { plans: [...beside.plans] }),
      ...(beside && beside.evidence.artifacts.length > 0 && { artifacts: [...beside.evidence.artifacts] }),
      ...(people.size > 0 && { people: [...people].map(([person, id]) => ({ id, name: person })) }),
    },
    findings,
  );
}

function rowsOf(content: Content, findings: Findings): readonly ListRow[] {
  const rows =
    content.type === 'workbook'
      ? sheetRows(content.workbook, SHEET, findings)
      : csvRows(content.type === 'list' ? content.text : '');
  const filled = rows.filter((row) => row.text(HEADINGS.key).trim() !== '' || row.text(HEADINGS.level) !== '');
  if (filled.length === 0) throw new ExchangeError('wrong-shape', 'The list has no line with a key.');
  return filled;
}

function requireOnce(answers: readonly DocumentAnswer[], rows: readonly ListRow[]): void {
  const keys = rows.map((row) => row.text(HEADINGS.key).trim()).filter(Boolean);
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (answers.length > 0 && twice !== undefined) {
    throw new ExchangeError('repeated-key', `The list has more than one line for ${twice}.`);
  }
}

interface Reading {
  readonly places: ReadonlyMap<string, KeyPlace>;
  /** Ids by names. */
  readonly people: Map<string, string>;
  readonly findings: Findings;
}

function answerOf(row: ListRow, { places, people, findings }: Reading): readonly DocumentAnswer[] {
  const key = row.text(HEADINGS.key).trim();
  const place = places.get(key);
  if (!place) {
    findings.keep('names nothing in the release', saidIn(row, Object.values(HEADINGS)), row.place(HEADINGS.key));
    findings.warn('unknown-key', `“${key}” names nothing in the release.`, row.place(HEADINGS.key));
    return [];
  }
  const rest = { status: row.text('Status'), reviewer: row.text(HEADINGS.reviewer), dueOn: row.day(HEADINGS.dueOn) };
  const left = Object.fromEntries(Object.entries(rest).filter(([, text]) => text !== '' && text !== 'not-started'));
  if (Object.keys(left).length > 0) findings.keep(WORK, left, row.place(HEADINGS.key));
  return [
    {
      ...place,
      ...defined({
        applicability: wordOf(row, HEADINGS.applicability, APPLICABILITIES, findings) ?? ('applicable' as const),
        level: levelOf(row, findings),
        reason: row.text(HEADINGS.reason) || undefined,
        notes: row.text(HEADINGS.notes) || undefined,
        flagged: flagOf(row, findings) || undefined,
        person: personNamed(row.text(HEADINGS.owner).trim(), people),
      }),
    },
  ];
}
const WORK = 'Who reviews it until when, and how far it is, is for the new team to say.';

function levelOf(row: ListRow, findings: Findings): MaturityLevel {
  const text = row.text(HEADINGS.level).trim();
  const level = ([0, 1, 2, 3, 4, 5] as const).find((one) => String(one) === (text || '0'));
  if (level === undefined) oddCell(row, HEADINGS.level, 'must be a whole number from 0 to 5', findings);
  return level ?? 0;
}

const YES: readonly string[] = ['yes', 'true', 'x', '1'];
const NO: readonly string[] = ['', 'no', 'false', '0'];

function flagOf(row: ListRow, findings: Findings): boolean {
  const text = row.text(HEADINGS.flagged).trim().toLowerCase();
  if (!YES.includes(text) && !NO.includes(text)) oddCell(row, HEADINGS.flagged, 'must be yes or no', findings);
  return YES.includes(text);
}
