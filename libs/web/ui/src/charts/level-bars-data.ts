import { HIGHEST_LEVEL, NOT_APPLICABLE, NOT_ASSESSED, levelColour, scoreText } from '../level/level';
import { type ChartTable } from './chart-frame';

/** One bar. */
export interface LevelBar {
  readonly key: string;
  readonly label: string;
  /** 0–5; null when nothing is assessed. */
  readonly score: number | null;
  readonly notApplicable?: boolean;
  /** Completeness, for the table: how many are assessed, of how many. */
  readonly assessed?: number;
  readonly applicable?: number;
}

/** Bars as ngx-charts takes them; without a score the bar has no length, and the label says why. */
export const barResults = (bars: readonly LevelBar[]): { name: string; value: number }[] =>
  bars.map(({ key, score }) => ({ name: key, value: Math.min(HIGHEST_LEVEL, Math.max(0, score ?? 0)) }));

/** The label at the axis, with the reason where there is no bar. */
export function barLabel(bar: LevelBar): string {
  if (bar.notApplicable) return `${bar.label} (not applicable)`;
  return bar.score === null ? `${bar.label} (not assessed)` : bar.label;
}

/** A bar takes the colour of the level it has reached. */
export const barColours = (bars: readonly LevelBar[]): { name: string; value: string }[] =>
  bars.map(({ key, score }) => ({ name: key, value: levelColour(score ?? 0) }));

export function barTable(bars: readonly LevelBar[], target: number | null): ChartTable {
  const hasCounts = bars.some(({ applicable }) => applicable !== undefined);
  return {
    columns: ['', 'Score', ...(hasCounts ? ['Assessed'] : []), ...(target === null ? [] : ['Target'])],
    rows: bars.map((bar) => [
      bar.label,
      scoreOf(bar),
      ...(hasCounts ? [`${bar.assessed ?? 0} of ${bar.applicable ?? 0}`] : []),
      ...(target === null ? [] : [String(target)]),
    ]),
  };
}

const scoreOf = ({ score, notApplicable }: LevelBar): string => {
  if (notApplicable) return NOT_APPLICABLE;
  return score === null ? NOT_ASSESSED : scoreText(score);
};
