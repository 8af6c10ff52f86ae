import { type Explanation } from '@certitude/maturity';
import { scoreText } from '@certitude/maturity/text';
import { type Chart } from '../content/blocks';
import { at, INK, label, svg } from './svg';

const WIDTH = 640;
const NAME = 190;
const VALUE = 60;
const ROW = 30;
const HEAD = 22;
const SCALE = WIDTH - NAME - VALUE;
const LEVELS = [0, 1, 2, 3, 4, 5];

const xOf = (score: number): number => NAME + (score / 5) * SCALE;

/** One bar a module on the scale from 0 to 5, with the target as a line across. */
export function levelBars(modules: readonly Explanation[], target: number | null): Chart {
  const height = HEAD + modules.length * ROW + 4;
  const scale = LEVELS.flatMap((level) => [
    label({ x: xOf(level), y: 12, words: String(level), anchor: 'middle', size: 9, quiet: true }),
    `<line x1="${at(xOf(level))}" y1="${HEAD - 6}" x2="${at(xOf(level))}" y2="${height}" stroke="${INK.line}" stroke-width="0.6"/>`,
  ]);
  const bars = modules.flatMap((module, index) => barOf(module, HEAD + index * ROW));
  const aim =
    target === null
      ? []
      : [
          `<line x1="${at(xOf(target))}" y1="${HEAD - 6}" x2="${at(xOf(target))}" y2="${height}" stroke="${INK.mark}" stroke-width="1.6" stroke-dasharray="5 3"/>`,
        ];
  return {
    kind: 'chart',
    svg: svg(WIDTH, height, [...scale, ...bars, ...aim]),
    alternative: `Scores from 0 to 5: ${modules.map(inWords).join('; ')}.${target === null ? '' : ` The target is ${target}.`}`,
    caption: `Score of each module${target === null ? '' : ', with the target as a dashed line'}`,
    width: 100,
  };
}

function barOf({ title, value }: Explanation, top: number): readonly string[] {
  const middle = top + ROW / 2;
  const bar = (to: number, fill: string) =>
    `<rect x="${NAME}" y="${at(middle - 8)}" width="${at(to - NAME)}" height="16" rx="2" fill="${fill}"/>`;
  return [
    label({ x: 0, y: middle + 4, words: title }),
    bar(xOf(5), INK.track),
    ...(value ? [bar(xOf(value.number), INK.fill)] : []),
    label({ x: WIDTH, y: middle + 4, words: value ? scoreText(value.number) : '–', anchor: 'end', bold: true }),
  ];
}

const inWords = ({ title, value, state }: Explanation): string =>
  `${title} ${value ? scoreText(value.number) : state === 'not-applicable' ? 'not applicable' : 'not assessed'}`;
