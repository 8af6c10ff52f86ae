import { setTimeout as delay } from 'node:timers/promises';

/**
 * Settles only at a multiple of `step` after its beginning: what an answer costs does not tell which answer it is.
 * @param step milliseconds, more than the outcomes differ by
 * @returns what `work` returns
 * @throws whatever `work` throws
 */
export async function evenly<T>(step: number, work: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await work();
  } finally {
    await delay(step - ((performance.now() - begun) % step));
  }
}
