import { APPLICABILITIES, type MaturityLevel } from '@certitude/maturity';
import { type AssessmentDocument, type DocumentAnswer } from '../../document/assessment-document';
import { defined } from '../../document/defined';
import { Findings } from '../../document/findings';
import { type KeyPlace, placesByKey } from '../../document/keys';
import { ExchangeError } from '../../exchange-error';
import { ANSWER_HEADINGS as HEADINGS } from '../../tables/answers';
import { type Content, type Format, type ReadOptions } from '../format';
import { csvAnswers, headingsOf, type ListedAnswer, sheetAnswers } from './answer-rows';

/** Answers as we write them, and as our template is filled in: one line for each, found by its key. */
export const answersList: Format = {
  title: 'a list of answers as CSV or XLSX with the columns of our template',
  recognise,
  read,
};

function recognise(content: Content): boolean {
  if (content.type === 'workbook') {
    const headings = headingsOf(content.workbook);
    return headings.has(HEADINGS.key) && headings.has(HEADINGS.level);
  }
  return content.type === 'list' && /(^|[,;\t"])Key(["',;\t]|$)/m.test(content.text.split(/[\r\n]/, 1)[0] ?? '');
}

function read(content: Content, { releases }: ReadOptions): AssessmentDocument {
  const findings = new Findings();
  const rows = rowsOf(content, findings);
  const release = theOne(rows, HEADINGS.release, 'release of the model');
  theOne(rows, 'PKI', 'PKI');
  const name = theOne(rows, 'Assessment', 'assessment');
  const model = releases.find(({ version }) => version === release);
  if (!model) {
    const said =
      release === '' ? 'No release of the model is named' : `Release ${release} of the model is not known here`;
    throw new ExchangeError('unknown-release', `${said}: the column “${HEADINGS.release}” must name one.`);
  }
  const places = placesByKey(model);
  const people = new Map<string, string>();
  const answers = rows.flatMap((row) => answerOf(row, { places, people, findings }));
  requireOnce(answers, rows);
  return {
    kind: content.type === 'workbook' ? 'answers-xlsx' : 'answers-csv',
    release,
    method: answers.length > 0 && answers.every(({ requirement }) => requirement === undefined) ? 'self' : 'full',
    ...(name !== '' && { name }),
    about: {},
    answers,
    extensions: [],
    ...(people.size > 0 && { people: [...people].map(([person, id]) => ({ id, name: person })) }),
    workspace: {},
    unmapped: findings.unmapped,
    warnings: findings.warnings,
    choices: findings.choices,
    tool: { policy: 'pkimm', differs: [] },
    origin: { fields: [], kept: {} },
  };
}

function rowsOf(content: Content, findings: Findings): readonly ListedAnswer[] {
  const rows =
    content.type === 'workbook'
      ? sheetAnswers(content.workbook, findings)
      : csvAnswers(content.type === 'list' ? content.text : '');
  const filled = rows.filter((row) => row.text(HEADINGS.key).trim() !== '' || row.text(HEADINGS.level) !== '');
  if (filled.length === 0) throw new ExchangeError('wrong-shape', 'The list has no line with a key.');
  return filled;
}

/** What is the same in all lines. @throws ExchangeError where it is not */
function theOne(rows: readonly ListedAnswer[], heading: string, what: string): string {
  const all = [...new Set(rows.map((row) => row.text(heading).trim()).filter(Boolean))];
  if (all.length > 1) {
    throw new ExchangeError(
      'several-assessments',
      `The list is of more than one ${what} (${all.slice(0, 3).join(', ')}): bring one at a time.`,
    );
  }
  return all[0] ?? '';
}

function requireOnce(answers: readonly DocumentAnswer[], rows: readonly ListedAnswer[]): void {
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

function answerOf(row: ListedAnswer, { places, people, findings }: Reading): readonly DocumentAnswer[] {
  const key = row.text(HEADINGS.key).trim();
  const place = places.get(key);
  if (!place) {
    findings.keep('names nothing in the release', said(row), row.place(HEADINGS.key));
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
        applicability: oneOf(row, HEADINGS.applicability, APPLICABILITIES, findings) ?? ('applicable' as const),
        level: levelOf(row, findings),
        reason: row.text(HEADINGS.reason) || undefined,
        notes: row.text(HEADINGS.notes) || undefined,
        flagged: flagOf(row, findings) || undefined,
        person: personOf(row.text(HEADINGS.owner).trim(), people),
      }),
    },
  ];
}
const WORK = 'Who reviews it until when, and how far it is, is for the new team to say.';

const said = (row: ListedAnswer): Record<string, string> =>
  Object.fromEntries(
    Object.values(HEADINGS).flatMap((heading) => (row.text(heading) === '' ? [] : [[heading, row.text(heading)]])),
  );

function levelOf(row: ListedAnswer, findings: Findings): MaturityLevel {
  const text = row.text(HEADINGS.level).trim();
  const level = ([0, 1, 2, 3, 4, 5] as const).find((one) => String(one) === (text || '0'));
  if (level === undefined) odd(row, HEADINGS.level, 'must be a whole number from 0 to 5', findings);
  return level ?? 0;
}

const YES: readonly string[] = ['yes', 'true', 'x', '1'];
const NO: readonly string[] = ['', 'no', 'false', '0'];

function flagOf(row: ListedAnswer, findings: Findings): boolean {
  const text = row.text(HEADINGS.flagged).trim().toLowerCase();
  if (!YES.includes(text) && !NO.includes(text)) odd(row, HEADINGS.flagged, 'must be yes or no', findings);
  return YES.includes(text);
}

function oneOf<Word extends string>(
  row: ListedAnswer,
  heading: string,
  words: readonly Word[],
  findings: Findings,
): Word | undefined {
  const text = row.text(heading).trim().toLowerCase().replace(/\s+/g, '-');
  const word = words.find((one) => one === text);
  if (text !== '' && word === undefined) odd(row, heading, `must be one of ${words.join(', ')}`, findings);
  return word;
}

/** Keeps what has the wrong shape, and says where it stood. */
function odd(row: ListedAnswer, heading: string, problem: string, findings: Findings): void {
  findings.keep(problem, row.text(heading), row.place(heading));
  findings.warn('odd-value', `${row.text(HEADINGS.key)}: ${heading} ${problem}.`, row.place(heading));
}

function personOf(name: string, people: Map<string, string>): string | undefined {
  if (name === '') return undefined;
  const id = people.get(name) ?? `name:${name}`;
  people.set(name, id);
  return id;
}
