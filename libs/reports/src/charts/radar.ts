import { type Explanation } from '@certitude/maturity';
import { scoreText } from '@certitude/maturity/text';
import { type Chart } from '../content/blocks';
import { at, INK, label, lines, svg } from './svg';

const WIDTH = 640;
const HEIGHT = 420;
const CENTRE = { x: WIDTH / 2, y: HEIGHT / 2 };
const RADIUS = 165;
const LONGEST_LINE = 18;

interface Series {
  readonly scores: readonly (number | null)[];
  readonly dashed: boolean;
}

/** Every category around a centre, on the scale from 0 to 5. What has no score is no corner, never a 0. */
export function radar(categories: readonly Explanation[], baseline: ReadonlyMap<string, number> | null): Chart {
  const count = categories.length;
  const rings = [1, 2, 3, 4, 5].map((level) => ring(count, level));
  const spokes = categories.map((_, index) => spoke(index, count));
  const own = { scores: categories.map(({ value }) => value?.number ?? null), dashed: false };
  const earlier = baseline && { scores: categories.map(({ id }) => baseline.get(id) ?? null), dashed: true };
  const said = categories.map(({ title, value }) => `${title} ${value ? scoreText(value.number) : 'no score'}`);
  return {
    kind: 'chart',
    svg: svg(WIDTH, HEIGHT, [
      ...rings,
      ...spokes,
      ...(earlier ? outline(earlier) : []),
      ...outline(own),
      ...categories.flatMap(({ title }, index) => nameAt(title, index, count)),
      ...[1, 2, 3, 4, 5].map((level) => scale(level)),
    ]),
    alternative: `Scores of the categories from 0 to 5: ${said.join('; ')}.`,
    caption: `Score of each category${earlier ? ', with the baseline as a dashed line' : ''}`,
    width: 100,
  };
}

function pointAt(index: number, count: number, score: number): { readonly x: number; readonly y: number } {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const distance = (score / 5) * RADIUS;
  return { x: CENTRE.x + Math.cos(angle) * distance, y: CENTRE.y + Math.sin(angle) * distance };
}

const written = ({ x, y }: { readonly x: number; readonly y: number }): string => `${at(x)},${at(y)}`;

const ring = (count: number, level: number): string =>
  `<polygon points="${Array.from({ length: count }, (_, index) => written(pointAt(index, count, level))).join(' ')}" fill="none" stroke="${INK.line}" stroke-width="0.7"/>`;

function spoke(index: number, count: number): string {
  const { x, y } = pointAt(index, count, 5);
  return `<line x1="${at(CENTRE.x)}" y1="${at(CENTRE.y)}" x2="${at(x)}" y2="${at(y)}" stroke="${INK.line}" stroke-width="0.7"/>`;
}

/** A closed line where every corner has a score; otherwise the points, and lines between neighbours that have one. */
function outline({ scores, dashed }: Series): readonly string[] {
  const count = scores.length;
  const corners = scores.map((score, index) => (score === null ? null : pointAt(index, count, score)));
  const stroke = `stroke="${dashed ? INK.mark : INK.fill}" stroke-width="${dashed ? 1.2 : 2}"${dashed ? ' stroke-dasharray="5 3"' : ''}`;
  const present = corners.filter((corner) => corner !== null);
  const fill = dashed ? 'none' : INK.fill;
  if (present.length === count && count > 2)
    return [`<polygon points="${present.map(written).join(' ')}" fill="${fill}" fill-opacity="0.15" ${stroke}/>`];
  const sides = corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % count];
    return corner && next
      ? [`<line x1="${at(corner.x)}" y1="${at(corner.y)}" x2="${at(next.x)}" y2="${at(next.y)}" ${stroke}/>`]
      : [];
  });
  const points = present.map(({ x, y }) => `<circle cx="${at(x)}" cy="${at(y)}" r="3" fill="${INK.fill}"/>`);
  return [...sides, ...(dashed ? [] : points)];
}

function nameAt(title: string, index: number, count: number): readonly string[] {
  const { x, y } = pointAt(index, count, 5.5);
  const side = x - CENTRE.x;
  const anchor = Math.abs(side) < 12 ? 'middle' : side > 0 ? 'start' : 'end';
  const broken = lines(title, LONGEST_LINE);
  const first = y < CENTRE.y - RADIUS ? y - (broken.length - 1) * 11 : y - ((broken.length - 1) * 11) / 2 + 4;
  return broken.map((words, line) => label({ x, y: first + line * 11, words, anchor, size: 9.5 }));
}

const scale = (level: number): string =>
  label({ x: CENTRE.x + 3, y: CENTRE.y - (level / 5) * RADIUS + 9, words: String(level), size: 8, quiet: true });
