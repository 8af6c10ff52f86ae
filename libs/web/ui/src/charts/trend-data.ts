import { NOT_ASSESSED, scoreText } from '../level/level';
import { formatDate } from '../time/format';
import { type ChartTable } from './chart-frame';

/** One finalized result. */
export interface TrendPoint {
  /** ISO moment. */
  readonly at: string;
  readonly score: number | null;
}

/** Points with a score, oldest first, as ngx-charts takes them. */
export const trendSeries = (name: string, points: readonly TrendPoint[]) => [
  {
    name,
    series: [...points]
      .sort((a, b) => a.at.localeCompare(b.at))
      .flatMap(({ at, score }) => (score === null ? [] : [{ name: new Date(at), value: score }])),
  },
];

export const trendTable = (points: readonly TrendPoint[], timeZone: string): ChartTable => ({
  columns: ['Finalized', 'Score'],
  rows: points.map(({ at, score }) => [formatDate(at, timeZone), score === null ? NOT_ASSESSED : scoreText(score)]),
});
