import { scoreText } from '@certitude/maturity/text';
import { HIGHEST_LEVEL, NOT_APPLICABLE, NOT_ASSESSED } from '../level/level';
import { type ChartMark, type ChartTable } from './chart-frame';

/** One axis of the radar. `key` is unique; the label may repeat and may be long. */
export interface RadarAxis {
  readonly key: string;
  readonly label: string;
  /** 0–5; null when nothing is assessed: the outline has a gap there, and it is said in words. */
  readonly score: number | null;
  readonly notApplicable?: boolean;
  readonly target?: number | null;
  readonly baseline?: number | null;
}

/** A series as ngx-charts takes it. */
export interface ChartSeries {
  readonly name: string;
  readonly series: readonly { readonly name: string; readonly value: number }[];
}

const MARKS = {
  baseline: { label: 'Baseline', colour: 'var(--chart-baseline)', line: 'dashed' },
  target: { label: 'Target', colour: 'var(--chart-target)', line: 'dashed' },
  score: { label: 'Now', colour: 'var(--accent)', line: 'solid' },
} as const satisfies Record<string, ChartMark>;
type Drawn = keyof typeof MARKS;
// The present is drawn last, above the others.
const ORDER: readonly Drawn[] = ['baseline', 'target', 'score'];

const drawn = (axes: readonly RadarAxis[]): readonly Drawn[] =>
  ORDER.filter((what) => what === 'score' || axes.some((axis) => typeof axis[what] === 'number'));

/** Baseline and target where given, then the present; every series has every axis, on 0–5. In the centre is no score. */
export const radarSeries = (axes: readonly RadarAxis[]): ChartSeries[] =>
  drawn(axes).map((what) => ({
    name: MARKS[what].label,
    series: axes.map((axis) => ({ name: axis.key, value: onScale(axis[what] ?? 0) })),
  }));

export const radarMarks = (axes: readonly RadarAxis[]): ChartMark[] =>
  [...drawn(axes)].reverse().map((what) => MARKS[what]);

/** Colours by series name, as ngx-charts takes them. */
export const RADAR_COLOURS = ORDER.map((what) => ({ name: MARKS[what].label, value: MARKS[what].colour }));

export function radarTable(axes: readonly RadarAxis[]): ChartTable {
  const columns = [...drawn(axes)].reverse();
  return {
    columns: ['', ...columns.map((what) => MARKS[what].label)],
    rows: axes.map((axis) => [axis.label, ...columns.map((what) => figure(axis, what))]),
  };
}

/** What has no place on the outline, by the reason. */
export function radarGaps(axes: readonly RadarAxis[]): string[] {
  const named = (label: string, those: readonly RadarAxis[]): string[] =>
    those.length === 0 ? [] : [`${label}: ${those.map((axis) => axis.label).join(', ')}`];
  const without = axes.filter(({ score }) => score === null);
  return [
    ...named(
      NOT_ASSESSED,
      without.filter(({ notApplicable }) => !notApplicable),
    ),
    ...named(
      NOT_APPLICABLE,
      without.filter(({ notApplicable }) => notApplicable),
    ),
  ];
}

function figure(axis: RadarAxis, what: Drawn): string {
  const score = axis[what];
  if (typeof score === 'number') return scoreText(score);
  return axis.notApplicable ? NOT_APPLICABLE : what === 'score' ? NOT_ASSESSED : '–';
}
const onScale = (score: number): number => Math.min(HIGHEST_LEVEL, Math.max(0, score));
