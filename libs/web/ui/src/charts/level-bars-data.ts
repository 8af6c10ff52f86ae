import { scoreText } from '@certitude/maturity/text';
import { NOT_APPLICABLE, NOT_ASSESSED } from '../level/level';
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

/** Why there is no bar. */
export const barGap = ({ notApplicable }: Pick<LevelBar, 'notApplicable'>): string =>
  notApplicable ? NOT_APPLICABLE : NOT_ASSESSED;

export function barTable(bars: readonly LevelBar[], target: number | null): ChartTable {
  const hasCounts = bars.some(({ applicable }) => applicable !== undefined);
  return {
    columns: ['', 'Score', ...(hasCounts ? ['Assessed'] : []), ...(target === null ? [] : ['Target'])],
    rows: bars.map((bar) => [
      bar.label,
      bar.score === null || bar.notApplicable ? barGap(bar) : scoreText(bar.score),
      ...(hasCounts ? [`${bar.assessed ?? 0} of ${bar.applicable ?? 0}`] : []),
      ...(target === null ? [] : [String(target)]),
    ]),
  };
}
