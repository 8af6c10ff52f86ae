import { type FieldProblem } from '@certitude/contracts';
import { ERRORS, type ErrorCode } from '@certitude/contracts/errors';

/** An expected failure: a code of the catalogue, and what is particular to this case. */
export class AppError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly detail?: string,
    readonly problems?: readonly FieldProblem[],
  ) {
    super(detail ?? ERRORS[code].title);
    this.name = 'AppError';
  }
}

/** What may succeed later. */
export abstract class RetryLater extends AppError {
  /** Seconds until another attempt may succeed, also sent as Retry-After. */
  abstract readonly retryAfter: number;
}

/** Somebody tried too often. */
export class TooManyAttempts extends RetryLater {
  /** @param retryAfter seconds until the next attempt may succeed */
  constructor(readonly retryAfter: number) {
    super('request.rate-limited');
  }
}

/** Something that is needed does not answer at the moment: nobody's fault who asked. */
export class Unavailable extends RetryLater {
  /** @param retryAfter seconds until it is worth trying again */
  constructor(
    detail: string,
    readonly retryAfter: number,
  ) {
    super('unavailable', detail);
  }
}

/** Nothing can be saved at the moment: the disk is full, or the database takes no writes. */
export class SavingUnavailable extends RetryLater {
  /** @param retryAfter seconds until it is worth trying again */
  constructor(readonly retryAfter: number) {
    super('saving.unavailable');
  }
}

/** Throws the code unless the condition holds. */
export function requireThat(condition: boolean, code: ErrorCode, detail?: string): asserts condition {
  if (!condition) throw new AppError(code, detail);
}

/** Returns the value, or answers as for anything that does not exist or is not the caller's. */
export function found<T>(value: T | null | undefined): T {
  if (value === null || value === undefined) throw new AppError('not-found');
  return value;
}
