import { type PersonTransaction } from '@certitude/server/core';

/** How an import tells how far it is, and hears whether it is to go on. */
export interface Pace {
  /** @throws Stopped when somebody stopped it */
  readonly report: (step: string, done: number, total: number) => Promise<void>;
  /** In the transaction of the import, when all else is written. @throws Stopped when somebody stopped it */
  readonly finish: (tx: PersonTransaction) => Promise<void>;
}

/** Of what is done before anybody could stop it. */
export const AT_ONCE: Pace = { report: () => Promise.resolve(), finish: () => Promise.resolve() };

/** Counts pieces: called before each, with what it is. */
export function counted({ report }: Pick<Pace, 'report'>, total: number): (step: string) => Promise<void> {
  let done = 0;
  return (step) => report(step, done++, total);
}
