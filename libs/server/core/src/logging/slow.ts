import { Logger } from '@nestjs/common';
import { type LogIds } from './log-ids';

/** Milliseconds from which on something is worth a line in the log. */
export const SLOW = 500;
/** Characters of a statement that tell which it is. */
const LONGEST = 300;

const logger = new Logger('Slow');

/**
 * Runs a statement, and warns when it took long.
 * @param statement its name, or its text, which holds no parameters
 */
export async function timedStatement<T>(statement: string, ids: LogIds, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  try {
    return await run();
  } finally {
    const took = performance.now() - begun;
    if (took >= SLOW) warnOfSlow('A statement took long.', { statement: shortened(statement), ...ids }, took);
  }
}

/** @param took milliseconds */
export const warnOfSlow = (msg: string, fields: object, took: number): void =>
  logger.warn({ msg, took: Math.round(took), ...fields });

const shortened = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, LONGEST);
