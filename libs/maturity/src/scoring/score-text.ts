/** Decimals of a score, on every screen and in every report alike. */
const DECIMALS = 2;
const UNIT = 10 ** DECIMALS;
/** Keeps 0.29, which a double holds as 0.28999…, at 0.29. */
const DOUBLE = 1e-6;

/** "2.99": cut and never rounded up, so that nothing looks like a level it has not reached. */
export const scoreText = (score: number): string => (Math.floor(score * UNIT + DOUBLE) / UNIT).toFixed(DECIMALS);

/** How much is missing: never less than it is. */
export const missingText = (missing: number): string => (Math.ceil(missing * UNIT - DOUBLE) / UNIT).toFixed(DECIMALS);

/** "+0.61", "−0.20", "±0.00": between what is shown, so that whoever subtracts comes to the same. */
export function movedText(from: number, to: number): string {
  const units = Math.round((Number(scoreText(to)) - Number(scoreText(from))) * UNIT);
  return `${units > 0 ? '+' : units < 0 ? '−' : '±'}${(Math.abs(units) / UNIT).toFixed(DECIMALS)}`;
}
