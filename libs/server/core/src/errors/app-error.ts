import { ERRORS, type ErrorCode, type FieldProblem } from '@certitude/contracts';

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

/** Somebody tried too often. */
export class TooManyAttempts extends AppError {
  /** @param retryAfter seconds until the next attempt may succeed, also sent as Retry-After */
  constructor(readonly retryAfter: number) {
    super('request.rate-limited');
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
