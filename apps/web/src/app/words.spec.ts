import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

const ROOT = join(__dirname, '../../../..');
const SPEAKING = ['apps/web/src', 'libs/web', 'libs/contracts/src'];

/** What no reader of the screens should have to decipher, and what to say instead. */
const REFUSED: readonly (readonly [words: RegExp, instead: string])[] = [
  [/\btake up again\b|^go on$/i, 'resume'],
  [/\blies on\b/i, 'based on'],
  [/\bhand(?:ed|s)? (?:it )?in\b/i, 'submit for review'],
  [/\bnot (?:said|stated)\b/i, 'not specified'],
  [/\blink ends\b/i, 'link ending in'],
  [/\blet into\b|^let in$/i, 'given access to'],
  [/\blook(?:ed)? into\b/i, 'inspected'],
  [/\b(?:hangs?|hanging) on\b/i, 'depends on'],
  [/\bset apart\b/i, 'quarantined'],
  [/\bput aside\b/i, 'archived'],
  [/\bput together\b/i, 'loaded, merged'],
  [/\bby itself\b/i, 'automatically'],
  [/\ball the same\b/i, 'anyway'],
  [/\bas (?:many|much) .*(?:as possible|as (?:it|you) may)\b/i, 'the maximum number'],
  [/\banew\b/i, 'again'],
  [/\bshall\b/i, 'may, must or is'],
  [/\bpresent (?:password|answers?|one|level)\b/i, 'current'],
  [/\bstays? as it is\b/i, 'stays unchanged'],
  [/\btold (?:here|behind)\b|\bthey are told\b/i, 'notified'],
  [/\bdemand(?:s|ed)?\b/i, 'requires'],
  [/\bhas ended\b|\bhave ended\b|\btime is over\b/i, 'has expired'],
  [/\bno list\b/i, 'hidden from lists'],
  [/\bPKIC certified\b/i, 'nothing of the kind'],
];

const WORDS = /[a-z]{2}[^=>{}]* [^=>{}]*[a-z]{2}|^[A-Z][a-z]+$/;
/** Between elements, in attributes that are read out or shown, and in strings. */
const IN_TEMPLATES = />([^<>]+)</g;
const IN_ATTRIBUTES = /\b(?:label|aria-label|title|placeholder|help|text|heading|certitudeTooltip)="([^"]+)"/g;
const IN_STRINGS = /'((?:[^'\\\n]|\\.)+)'|`([^`]+)`/g;
const FLOW = /@(?:if|else|for|empty|switch|case|default|let)\b[^{;]*[{;]/g;
/** A template among the strings, or what stands between two signs of comparison. */
const CODE = /<\/?[a-z]|this\.#/;

/** What a source may show to people. Comments and what only programs read are left out where that can be told. */
const textsOf = (path: string, source: string): readonly string[] => {
  const text = source.replace(/\/\*[\s\S]*?\*\/|(?<![:'"`\w])\/\/[^\n]*|<!--[\s\S]*?-->/g, '');
  const patterns = path.endsWith('.html') ? [IN_TEMPLATES, IN_ATTRIBUTES] : [IN_TEMPLATES, IN_ATTRIBUTES, IN_STRINGS];
  return patterns
    .flatMap((pattern) => [...text.matchAll(pattern)].map((found) => found.slice(1).find((part) => part) ?? ''))
    .map((found) => found.replace(FLOW, ' ').replace(/\s+/g, ' ').trim())
    .filter((found) => WORDS.test(found) && !CODE.test(found));
};
const wrongIn = (texts: readonly string[]): readonly string[] =>
  texts.flatMap((text) =>
    REFUSED.filter(([words]) => words.test(text)).map(([, instead]) => `“${text}”: say “${instead}”`),
  );

const sources = SPEAKING.flatMap((folder) =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.(?:ts|html)$/.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).replaceAll('\\', '/')),
).filter((path) => !/node_modules|\/testing\//.test(path));

describe('what people read', () => {
  const read = sources.map((path) => ({ path, texts: textsOf(path, readFileSync(join(ROOT, path), 'utf8')) }));

  it('has none of the words that make them guess', () => {
    expect(read.flatMap(({ texts }) => texts).length).toBeGreaterThan(1_500);
    expect(read.flatMap(({ path, texts }) => wrongIn(texts).map((wrong) => `${path}: ${wrong}`))).toEqual([]);
  });

  it.each([
    ['page.html', '<p>\n  Hand it in\n  when it is done.\n</p>'],
    ['page.html', '<certitude-field label="Let in">'],
    ['page.html', '<dt>Lies on</dt>'],
    ['page.html', '<option value="">Not said</option>'],
    ['action.ts', "const text = isOver ? 'Take up again' : 'Stop';"],
    ['list.ts', 'const text = `Link ends with …${end}`;'],
    ['dialog.ts', 'template: `<p>Everything that hangs on it.</p>`'],
  ])('is looked through where it stands: %s %s', (path, source) => {
    expect(wrongIn(textsOf(path, source))).toHaveLength(1);
  });

  it('is not what stands in comments', () => {
    expect(textsOf('rule.ts', '/** Everything that hangs on it. */\n// Not said to anybody.\n')).toEqual([]);
  });
});
