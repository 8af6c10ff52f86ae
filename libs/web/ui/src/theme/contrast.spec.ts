/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const scss = readFileSync(join(__dirname, '_tokens.scss'), 'utf8');

/** The colours of a mixin in _tokens.scss by name. */
function colours(mixin: string): ReadonlyMap<string, string> {
  const body = new RegExp(`@mixin ${mixin} \\{([\\s\\S]*?)\\n\\}`).exec(scss)?.[1] ?? '';
  return new Map([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name = '', value = '']) => [name, value]));
}

/** WCAG 2.1 relative luminance and contrast ratio. */
const channel = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => channel(parseInt(hex.slice(at, at + 2), 16) / 255));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};
const contrast = (a: string, b: string): number => {
  const [high = 0, low = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high + 0.05) / (low + 0.05);
};

const SURFACES = [
  'surface-page',
  'surface-raised',
  'surface-sunken',
  'surface-rail',
  'surface-overlay',
  'surface-hover',
];
const TEXTS = ['text', 'text-muted', 'text-faint', 'text-link'];
const LEVELS = [1, 2, 3, 4, 5];
const pairs = (texts: readonly string[], grounds: readonly string[]): [string, string][] =>
  texts.flatMap((text) => grounds.map((ground): [string, string] => [text, ground]));

const READ: readonly [string, string][] = [
  ...pairs(TEXTS, SURFACES),
  ...pairs(['text', 'text-muted'], ['surface-pressed', 'surface-selected']),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['accent-ink', 'accent-subtle'],
  ['on-danger', 'danger'],
  ...['danger', 'warning', 'success', 'info'].flatMap((tone): [string, string][] => [
    [`${tone}-ink`, `${tone}-subtle`],
    [`${tone}-ink`, 'surface-raised'],
    [`${tone}-ink`, 'surface-page'],
  ]),
  ...LEVELS.map((level): [string, string] => [`level-${level}-ink`, `level-${level}`]),
  ...Array.from({ length: 8 }, (_, hue): [string, string] => [`avatar-${hue}-ink`, `avatar-${hue}`]),
];
const SEEN: readonly [string, string][] = [
  ...pairs(
    [
      'border-control',
      'focus-ring',
      'level-line',
      'level-empty-line',
      'accent',
      'danger',
      'warning',
      'success',
      'info',
    ],
    ['surface-raised', 'surface-page'],
  ),
  ...pairs(['chart-target', 'chart-baseline', 'chart-axis'], ['surface-raised', 'surface-page']),
];

describe.each(['light', 'dark'])('the %s theme', (theme) => {
  const named = colours(theme);
  const of = (name: string): string => {
    const value = named.get(name);
    if (!value) throw new Error(`--${name} is no colour of the ${theme} theme`);
    return value;
  };

  it.each(READ)('can be read: %s on %s', (text, ground) => {
    expect(contrast(of(text), of(ground))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SEEN)('can be seen: %s on %s', (mark, ground) => {
    expect(contrast(of(mark), of(ground))).toBeGreaterThanOrEqual(3);
  });

  it('shows levels as one ramp that stands out more the higher the level', () => {
    const strengths = LEVELS.map((level) => contrast(of(`level-${level}`), of('surface-raised')));
    expect(strengths).toEqual([...strengths].sort((a, b) => a - b));
  });

  it('has the same colour names as the other theme', () => {
    expect([...named.keys()].sort()).toEqual([...colours(theme === 'light' ? 'dark' : 'light').keys()].sort());
  });
});
