import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { type TenantDatabase } from '../database/tenant-database';
import { TooManyAttempts } from '../errors/app-error';

const WINDOW_SECONDS = 15 * 60;

interface Statement {
  readonly text: string;
  readonly values?: readonly unknown[];
}

/**
 * Counts attempts of one kind in the database, so that several nodes count together.
 * @param keyPrefix what is counted
 * @param points how many there may be in 15 minutes
 */
export const attemptCounter = (db: TenantDatabase, keyPrefix: string, points: number): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeType: 'client',
    storeClient: {
      query: async ({ text, values }: Statement) => {
        const rows = await db.global(text, values ?? []);
        return { rows, rowCount: rows.length };
      },
    },
    tableName: 'rate_limit',
    tableCreated: true,
    keyPrefix,
    points,
    duration: WINDOW_SECONDS,
  });

/** An attempt counts before its outcome is known, so that many at once count too. @throws TooManyAttempts */
export async function countAttempt(counter: RateLimiterPostgres, subject: string): Promise<RateLimiterRes> {
  try {
    return await counter.consume(subject);
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooManyAttempts(error);
    throw error;
  }
}

export const tooManyAttempts = ({ msBeforeNext }: RateLimiterRes): TooManyAttempts =>
  new TooManyAttempts(Math.max(1, Math.ceil(msBeforeNext / 1000)));

/** The table shall not list who tried to do what from where. */
export const hashedSubject = (subject: string): string => createHash('sha256').update(subject).digest('base64url');
