/** Milliseconds between two things that are said of a long job. */
const EVERY = 1_000;

/** Somebody stopped the job. */
export class Stopped extends Error {
  override readonly name = 'Stopped';
}

/**
 * Says how far a job is, once a second at most, and hears then whether it is to go on.
 * @param say writes it down; false: somebody stopped the job
 * @throws Stopped
 */
export function paced(
  say: (step: string, done: number, total: number) => Promise<boolean>,
): (step: string, done: number, total: number) => Promise<void> {
  let said = -Infinity;
  let last = '';
  return async (step, done, total) => {
    if (step === last && performance.now() - said < EVERY) return;
    [said, last] = [performance.now(), step];
    if (!(await say(step, done, total))) throw new Stopped();
  };
}
