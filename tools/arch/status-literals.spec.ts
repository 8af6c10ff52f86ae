import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import {
  ASSESSMENT_STATES,
  EVIDENCE_STATES,
  PLAN_STATUSES,
  RESPONSE_STATUSES,
  STREAM_STATES,
} from '@certitude/contracts';
import ts from 'typescript';

const SERVER = join(__dirname, '../../libs/server');
const STATUSES: ReadonlySet<string> = new Set([
  ...ASSESSMENT_STATES,
  ...EVIDENCE_STATES,
  ...PLAN_STATUSES,
  ...RESPONSE_STATUSES,
  ...STREAM_STATES,
]);

/** Statements that name statuses all the same, by file below libs/server, and why. */
const NAMED: Readonly<Record<string, string>> = {
  'answering/src/stream/facts/stream-row.ts: open':
    'part of the one statement that commits edits, prepared and measured as it stands',
  'exchange/src/archive/format/archive-tables.ts: done': 'a state of reports, which plans happen to have as well',
  'reports/src/report.repository.ts: done': 'a state of reports, which plans happen to have as well',
  'reports/src/signing/signed-report.repository.ts: done': 'a state of reports, which plans happen to have as well',
  'improvement/src/reminder.repository.ts: cancelled': 'a state of reminders, which plans happen to have as well',
};

const quotedIn = (text: string): string[] =>
  [...text.matchAll(/'([a-z-]+)'/g)].map(([, word = '']) => word).filter((word) => STATUSES.has(word));

/** Statuses that stand in quotes inside of texts: only SQL has them so. */
function namedIn(text: string, file = 'planted.ts'): string[] {
  // What stands nowhere in the file stands in none of its texts.
  if (quotedIn(text).length === 0) return [];
  const found: string[] = [];
  const look = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      found.push(...quotedIn(node.text));
    ts.forEachChild(node, look);
  };
  look(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true));
  return [...new Set(found)].toSorted();
}

const files = readdirSync(SERVER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
  .map((entry) => join(entry.parentPath, entry.name))
  .map((path) => ({ path, file: relative(SERVER, path).replaceAll('\\', '/') }))
  .filter(({ file }) => !/node_modules|\.spec\.ts$|(^|\/)testing\/|\/migrations\//.test(file));

describe('SQL of the server', () => {
  it('takes statuses as parameters, from the lists that rules and pages use', () => {
    expect(files.length).toBeGreaterThan(200);
    const naming = files.flatMap(({ path, file }) => {
      const words = namedIn(readFileSync(path, 'utf8'), file);
      return words.length > 0 ? [`${file}: ${words.join(', ')}`] : [];
    });
    expect(naming.toSorted()).toEqual(Object.keys(NAMED).toSorted());
  });

  it.each([
    ["const sql = `select from action_plan where status not in ('done', 'verified')`;", ['done', 'verified']],
    ["const sql = `select ${columns} from evidence_revision where state = 'submitted' and ${more}`;", ['submitted']],
    [`const sql = "update assessment set state = 'finalized'";`, ['finalized']],
    ["const status = 'done';", []],
    ["const sql = `select from action_plan where status <> all ($1) and kind = 'plan'`;", []],
    ["// Not 'done' yet.", []],
  ])('is read: %s', (code, expected) => {
    expect(namedIn(code)).toEqual(expected);
  });
});
