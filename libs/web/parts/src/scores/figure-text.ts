import { type Explanation } from '@certitude/maturity';
import { scoreText } from '@certitude/maturity/text';
import { HIGHEST_LEVEL, NOT_APPLICABLE, NOT_ASSESSED } from '@certitude/web/ui';

type Exact = NonNullable<Explanation['value']>;

const DECIMALS = 1000;

/**
 * A number of a calculation: whole, or cut after three decimals and never rounded up, so that nothing looks like a level
 * it has not reached. The small addition keeps 0.115, which a double holds as 0.11499…, at 0.115.
 */
export function figureText(value: Exact | null): string {
  if (!value) return '–';
  if (!value.fraction.includes('/')) return value.fraction;
  return (Math.floor(value.number * DECIMALS + 1e-6) / DECIMALS).toFixed(3);
}

/** The value of one line: its score or level, or why it has none. */
export function valueText({ value, state }: Pick<Explanation, 'value' | 'state'>): string {
  if (value) return figureText(value);
  return state === 'not-applicable' ? NOT_APPLICABLE : NOT_ASSESSED;
}

type Calculated = Pick<Explanation, 'subject' | 'state' | 'value' | 'level' | 'sums' | 'reason'>;

/** How the sums of a calculation become the number that is shown, one sentence per step. */
export function resultTexts({ subject, state, value, level, sums, reason }: Calculated): readonly string[] {
  if (state === 'not-applicable')
    return ['Nothing in it that carries weight is in scope, so there is nothing to calculate.'];
  if (!value) {
    return reason === 'counted-as-zero'
      ? ['Nothing is assessed yet: every line counts as 0.']
      : ['Nothing that counts is assessed yet, so there is no score.'];
  }
  if (!sums) return [`Rated as level ${figureText(value)}; nothing was calculated.`];
  const shown = scoreText(value.number);
  const isCut = figureText(value) !== `${shown}0`;
  const exactly = value.fraction.includes('/') ? `, exactly ${value.fraction}` : '';
  const cut = value.fraction.includes('/') && isCut ? ', cut after two decimals and not rounded' : '';
  return [
    `${figureText(sums.productSum)} ÷ ${figureText(sums.weightSum)} = ${figureText(value)}${exactly}.`,
    `Shown as ${shown}${cut}.`,
    level === 0
      ? 'Below 1, so no level is reached.'
      : `${subject === 'overall' ? 'Overall level' : 'Level'} ${level} of ${HIGHEST_LEVEL}: the whole number at or below it.`,
  ];
}
