import { type FieldProblem, type Problem } from '@certitude/contracts';
import { ERRORS, type ErrorCode } from '@certitude/contracts/errors';
import { HttpException } from '@nestjs/common';
import pg from 'pg';
import { QueryFailedError } from 'typeorm';
import { OutcomeUnknown } from '../database/tenant-batches';
import { AppError, RetryLater, SavingUnavailable, Unavailable } from './app-error';
import { EditRefused } from './edit-refused';
import { outageOf } from './outage';

/** SQLSTATEs of the triggers and functions that guard what is decided or deleted, and who decides. */
const REFUSED: Readonly<Record<string, ErrorCode>> = {
  CE001: 'assessment.frozen',
  CE002: 'access.forbidden',
  CE003: 'review.own-work',
  CE004: 'subject.closed',
  CE007: 'deletion.decided',
  CE008: 'not-found',
  CE009: 'deletion.within-deleted',
  CE010: 'assessment.other-method',
};
/** SQLSTATEs of text that PostgreSQL cannot keep: the character U+0000, half of a surrogate pair in JSON. */
const UNSTORABLE_TEXT = ['22021', '22P05'];

/** Turns anything thrown into a code of the catalogue. What nobody expected is `internal` and says nothing of its inside. */
export function toAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof QueryFailedError) return toAppError(error.driverError);
  if (error instanceof pg.DatabaseError) return fromDatabase(error);
  if (error instanceof OutcomeUnknown) return new Unavailable('The database did not say whether it was saved.', 5);
  if (error instanceof HttpException) return fromHttp(error);
  if (isBodyError(error)) return fromBody(error);
  return outageOf(error) ?? new AppError('internal');
}

/** Whether it failed because something outside the product did, and may succeed later. */
export const isOutage = (error: unknown): boolean => {
  const known = toAppError(error);
  return known instanceof Unavailable || known instanceof SavingUnavailable;
};

function fromDatabase(error: pg.DatabaseError): AppError {
  const { code } = error;
  const refused = code === undefined ? undefined : REFUSED[code];
  if (refused !== undefined) return new AppError(refused);
  if (code !== undefined && UNSTORABLE_TEXT.includes(code))
    return new AppError('request.invalid', 'The text contains a character that cannot be stored.');
  return outageOf(error) ?? new AppError('internal');
}

function fromHttp(error: HttpException): AppError {
  const byStatus: Partial<Record<number, ErrorCode>> = {
    400: 'request.malformed',
    404: 'not-found',
    413: 'request.too-large',
    415: 'request.unsupported-media-type',
    503: 'unavailable',
  };
  return new AppError(byStatus[error.getStatus()] ?? 'internal');
}

interface BodyError {
  readonly type: string;
  readonly status: number;
}
const isBodyError = (error: unknown): error is BodyError =>
  typeof error === 'object' && error !== null && 'type' in error && 'status' in error;

/** body-parser's failures. */
function fromBody(error: BodyError): AppError {
  if (error.status === 413) return new AppError('request.too-large');
  if (error.status === 415) return new AppError('request.unsupported-media-type');
  return new AppError('request.malformed');
}

/** The body of a failed request (RFC 9457). */
export function toProblem(error: AppError, requestId: string): Problem {
  const { status, title, fix } = ERRORS[error.code];
  const problems: readonly FieldProblem[] | undefined = error.problems;
  const retryAfter = error instanceof RetryLater ? error.retryAfter : undefined;
  return {
    type: `urn:certitude:${error.code}`,
    title,
    status,
    // When to try again is a number: who shows it knows what time it is there.
    detail: error.detail ? `${error.detail} ${fix}` : fix,
    code: error.code,
    requestId,
    ...(problems ? { problems: [...problems] } : {}),
    ...(retryAfter === undefined ? {} : { retryAfter }),
    ...(error instanceof EditRefused ? { version: error.version, conflicts: [...error.conflicts] } : {}),
  };
}
