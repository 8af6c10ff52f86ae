import { setTimeout as delay } from 'node:timers/promises';
import { evenly } from './even-time';

const STEP = 400;
/** How many steps it took: at their ends, never in between. */
const stepsOf = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now();
  await evenly(STEP, work).catch(() => undefined);
  return (performance.now() - begun) / STEP;
};

describe('work that takes even time', () => {
  it('is not over before the step is', async () => {
    expect(await stepsOf(() => Promise.resolve())).toBeGreaterThanOrEqual(0.99);
    expect(await stepsOf(() => Promise.reject(new Error('taken')))).toBeGreaterThanOrEqual(0.99);
    expect(await stepsOf(() => delay(STEP + 20))).toBeGreaterThanOrEqual(1.99);
  });

  it('gives what it came to', async () => {
    expect(await evenly(1, () => Promise.resolve('made'))).toBe('made');
    await expect(evenly(1, () => Promise.reject(new Error('taken')))).rejects.toThrow('taken');
  });
});
