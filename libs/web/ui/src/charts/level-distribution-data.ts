import { NOT_APPLICABLE, NOT_ASSESSED } from '../level/level';
import { type ChartTable } from './chart-frame';

/** How many of something are where. */
export interface LevelCounts {
  readonly key: string;
  readonly label: string;
  /** Counts of the levels 1 to 5. */
  readonly levels: readonly number[];
  readonly notAssessed: number;
  readonly notApplicable: number;
}

export interface DistributionPart {
  readonly look: string;
  readonly count: number;
  readonly words: string;
}

/** The parts of a stacked bar; what there is none of is left out. */
export function distributionParts({ levels, notAssessed, notApplicable }: LevelCounts): readonly DistributionPart[] {
  const parts = [
    ...levels.map((count, at) => ({ look: `level-${at + 1}`, count, name: `Level ${at + 1}` })),
    { look: 'empty', count: notAssessed, name: NOT_ASSESSED },
    { look: 'not-applicable', count: notApplicable, name: NOT_APPLICABLE },
  ];
  return parts
    .filter(({ count }) => count > 0)
    .map(({ look, count, name }) => ({ look, count, words: `${name}: ${count}` }));
}

export function distributionTable(rows: readonly LevelCounts[], names: readonly string[]): ChartTable {
  const titles = [1, 2, 3, 4, 5].map((level) => (names[level - 1] ? `${level} ${names[level - 1]}` : `Level ${level}`));
  return {
    columns: ['', ...titles, NOT_ASSESSED, NOT_APPLICABLE],
    rows: rows.map(({ label, levels, notAssessed, notApplicable }) => [
      label,
      ...levels.map(String),
      String(notAssessed),
      String(notApplicable),
    ]),
  };
}
