/** Milliseconds to connect to Redis, and between the system's own signs of life. */
const CONNECT_WITHIN = 3_000;
const KEEP_ALIVE_AFTER = 10_000;

/**
 * Time limits of every connection to Redis: one whose answer does not come is broken off, and made anew.
 * @param answerWithin milliseconds; longer than the longest command blocks
 */
export const redisLimits = ({ answerWithin }: { readonly answerWithin: number }) => ({
  connectTimeout: CONNECT_WITHIN,
  keepAlive: KEEP_ALIVE_AFTER,
  socketTimeout: answerWithin,
});
