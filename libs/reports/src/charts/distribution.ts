import { type Score } from '@certitude/maturity';
import { type Chart } from '../content/blocks';
import { at, INK, label, svg } from './svg';

const WIDTH = 640;
const NAME = 190;
const ROW = 28;
const LEGEND = 26;
/** From dark to light, so that neighbours differ in grey; what is not assessed is hatched. */
const PARTS = [
  { key: 5, name: 'Level 5', fill: '#0c2f5c', text: '#fff' },
  { key: 4, name: 'Level 4', fill: '#1f5fa8', text: '#fff' },
  { key: 3, name: 'Level 3', fill: '#5d93cf', text: '#111' },
  { key: 2, name: 'Level 2', fill: '#9cc0e6', text: '#111' },
  { key: 1, name: 'Level 1', fill: '#d3e3f5', text: '#111' },
  { key: 'notAssessed', name: 'Not assessed', fill: 'url(#hatch)', text: '#111' },
  { key: 'notApplicable', name: 'Not applicable', fill: '#ffffff', text: '#111' },
] as const;
const HATCH =
  '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6" fill="#f2f2f2"/><line x1="0" y1="0" x2="0" y2="6" stroke="#9aa3ad" stroke-width="2"/></pattern></defs>';

export interface Counted {
  readonly title: string;
  readonly distribution: Score['distribution'];
}

/** How many of what was rated are at which level, a bar a module. */
export function distribution(modules: readonly Counted[], rated: string): Chart {
  const rows = modules.flatMap((module, index) => rowOf(module, LEGEND + index * ROW));
  const step = WIDTH / PARTS.length;
  const legend = PARTS.flatMap(({ name, fill }, index) => [
    `<rect x="${at(index * step)}" y="2" width="11" height="11" fill="${fill}" stroke="${INK.quiet}" stroke-width="0.5"/>`,
    label({ x: index * step + 15, y: 11, words: name, size: 9 }),
  ]);
  return {
    kind: 'chart',
    svg: svg(WIDTH, LEGEND + modules.length * ROW, [HATCH, ...legend, ...rows]),
    alternative: `${modules.map((module) => `${module.title}: ${countsInWords(module.distribution)}`).join('; ')}.`,
    caption: `Number of ${rated} at each level`,
    width: 100,
  };
}

export const countAt = ({ levels, notAssessed, notApplicable }: Counted['distribution'], key: Part['key']): number =>
  key === 'notAssessed' ? notAssessed : key === 'notApplicable' ? notApplicable : levels[key];
type Part = (typeof PARTS)[number];
export const DISTRIBUTION_PARTS: readonly Pick<Part, 'key' | 'name'>[] = PARTS;

const countsInWords = (counts: Counted['distribution']): string =>
  PARTS.filter(({ key }) => countAt(counts, key) > 0)
    .map(({ key, name }) => `${countAt(counts, key)} ${name.toLowerCase()}`)
    .join(', ') || 'nothing';

function rowOf({ title, distribution: counts }: Counted, top: number): readonly string[] {
  const total = PARTS.reduce((sum, { key }) => sum + countAt(counts, key), 0);
  let from = NAME;
  const parts = PARTS.flatMap(({ key, fill, text }) => {
    const count = countAt(counts, key);
    if (count === 0) return [];
    const width = (count / total) * (WIDTH - NAME);
    const middle = from + width / 2;
    const bar = `<rect x="${at(from)}" y="${top + 4}" width="${at(width)}" height="18" fill="${fill}" stroke="${INK.quiet}" stroke-width="0.5"/>`;
    from += width;
    return [
      bar,
      `<text x="${at(middle)}" y="${top + 17}" text-anchor="middle" font-family="Noto Sans" font-size="9.5" fill="${text}">${count}</text>`,
    ];
  });
  return [label({ x: 0, y: top + 17, words: title }), ...parts];
}
