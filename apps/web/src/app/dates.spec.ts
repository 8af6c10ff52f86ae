import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const WEB = ['apps/web/src', 'libs/web'];
/** Where dates are read and written, in the person's order and language. */
const PLACE = 'libs/web/ui/src/time/';

/** What writes or reads a date in an order or language of its own. */
const OWN_WAYS: Readonly<Record<string, RegExp>> = {
  'the browser’s date field': /type=\\?["'](date|time|month|week|datetime-local)\\?["']|type: 'date'/,
  'a formatter of its own': /Intl\.(DateTimeFormat|RelativeTimeFormat|DurationFormat)/,
  'the words of the language runtime': /\.to(Locale)?(Date|Time)String\(|\btoUTCString\(/,
  'Angular’s dates': /\bDatePipe\b|\bformatDate\b.*@angular\/common|\{\{[^}]*\|\s*date\b/,
};

const sources = WEB.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(ts|html)$/.test(entry.name) && !/\.spec\.ts$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
).filter((path) => !path.includes('node_modules'));

const waysOf = (path: string): string[] => {
  const text = readFileSync(join(ROOT, path), 'utf8');
  return Object.entries(OWN_WAYS).flatMap(([way, pattern]) => (pattern.test(text) ? [way] : []));
};

describe('dates and times', () => {
  it('are read and written in one place', () => {
    const found = sources
      .filter((path) => !path.startsWith(PLACE))
      .flatMap((path) => waysOf(path).map((way) => `${path}: ${way}`));
    expect(found).toEqual([]);
  });

  it('would be found elsewhere: the place itself has them', () => {
    const found = sources.filter((path) => path.startsWith(PLACE)).flatMap(waysOf);
    expect(new Set(found)).toEqual(new Set(['the browser’s date field', 'a formatter of its own']));
  });
});
