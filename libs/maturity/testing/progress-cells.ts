import { type Score } from '../src/scoring/score';

/** Five cells as in the official workbook: 1 for each level reached, the fraction in the next one, then 0. */
export function progressCells(score: Pick<Score, 'level' | 'progress'>): readonly number[] {
  const { level, progress } = score;
  return [0, 1, 2, 3, 4].map((cell) => {
    if (level === null || progress === null || cell > level) return 0;
    return cell < level ? 1 : progress / 100;
  });
}
