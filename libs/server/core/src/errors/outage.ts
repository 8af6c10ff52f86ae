import { type AppError, SavingUnavailable, Unavailable } from './app-error';

/** Seconds after which it is worth trying again: a restart takes about five, room on a disk longer. */
const SOON = 5;
const LATER = 30;

const away = (): AppError => new Unavailable('The database does not answer.', SOON);
const starting = (): AppError => new Unavailable('The database is being started or stopped.', SOON);
const crowded = (): AppError => new Unavailable('The database is busy.', SOON);
const slow = (): AppError => new Unavailable('The database took too long.', SOON);
const full = (): AppError => new SavingUnavailable(LATER);

/** What PostgreSQL (SQLSTATE), the system and the driver say when surroundings fail: the one list. */
const OUTAGES: readonly (readonly [RegExp, () => AppError])[] = [
  // Disk full; an error of its disk; only reading is allowed, as on a standby.
  [/^(53100|58030|25006)$/, full],
  [/^(ENOSPC|EDQUOT|EROFS|EIO)$/, full],
  // Statement timeout, or cancelled; lock, transaction or idle session waited too long.
  [/^(57014|55P03|25P0[34]|57P05)$/, slow],
  // Deadlock, serialization: somebody else was first, and everything is rolled back.
  [/^(40001|40P01)$/, crowded],
  // Too many clients, out of memory, limits of the configuration.
  [/^53/, crowded],
  // Shutdown by an administrator, crash, starting up, database dropped.
  [/^57P/, starting],
  [/^08/, away],
  [/^(ECONNREFUSED|ECONNRESET|ECONNABORTED|ETIMEDOUT|EPIPE|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/, away],
];

/** The driver has no codes for these. */
const SENTENCES: readonly RegExp[] = [
  /^Connection terminated/,
  /^timeout expired$/,
  /^timeout exceeded when trying to connect$/,
  /is not queryable$/,
  /^Query read timeout$/,
  /^The database connection has gone silent\.$/,
  /^Cannot use a pool after calling end on the pool$/,
  /^Driver not Connected$/,
];

/** @returns what people are told when this error means that something outside the product fails; null when it does not */
export function outageOf(error: unknown): AppError | null {
  if (!(error instanceof Error)) return null;
  const { code } = error as { readonly code?: unknown };
  const told = typeof code === 'string' ? OUTAGES.find(([pattern]) => pattern.test(code)) : undefined;
  if (told) return told[1]();
  return SENTENCES.some((sentence) => sentence.test(error.message)) ? away() : null;
}
