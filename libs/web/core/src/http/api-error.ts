import { Problem, type EditConflict, type ErrorCode, type FieldProblem } from '@certitude/contracts';
import { whenAgain } from './retry-after';

/** A request that never got an answer, or was not sent, has no code of the catalogue. */
export type FailureCode = ErrorCode | 'network' | 'undecided';

const NETWORK = {
  title: 'The server cannot be reached.',
  fix: 'Check your connection and try again.',
};

interface Rest {
  readonly fix: string;
  readonly requestId?: string;
  readonly problems?: readonly FieldProblem[];
  readonly version?: number;
  readonly conflicts?: readonly EditConflict[];
  readonly retryAfter?: number;
}

/** A failed request: what happened, how to fix it, and which fields are wrong. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  private constructor(
    readonly code: FailureCode,
    readonly status: number,
    readonly title: string,
    readonly rest: Rest,
  ) {
    super(title);
  }

  /** The server understood and says no: asking again changes nothing. */
  get isRefusal(): boolean {
    return this.status >= 400 && this.status < 500 && this.status !== 408 && this.status !== 429;
  }
  get fix(): string {
    return this.rest.fix;
  }
  get requestId(): string | null {
    return this.rest.requestId ?? null;
  }
  /** Wrong places in the input, paths like `body.dueOn`. */
  get problems(): readonly FieldProblem[] {
    return this.rest.problems ?? [];
  }
  /** Of `edit.conflict`: the version of the thing as it is now. */
  get version(): number | null {
    return this.rest.version ?? null;
  }
  /** Of `edit.conflict`: what somebody else saved. */
  get conflicts(): readonly EditConflict[] {
    return this.rest.conflicts ?? [];
  }

  /** Seconds until it is worth trying again; null where nobody knows. */
  get retryAfter(): number | null {
    return this.rest.retryAfter ?? null;
  }

  /**
   * The server answered with a status other than 2xx. `body` is whatever it sent.
   * @param wait seconds that the answer's header asks to wait, where it does
   */
  static fromAnswer(status: number, body: unknown, wait: number | null = null): ApiError {
    const parsed = Problem.safeParse(body);
    if (!parsed.success) return wait === null ? ApiError.unexpected(status) : ApiError.busy(status, wait);
    const { code, title, detail, requestId, problems = [], version, conflicts, retryAfter = wait } = parsed.data;
    const conflicting = version === undefined || !conflicts ? {} : { version, conflicts };
    const later = retryAfter === null ? {} : { retryAfter };
    const fix = retryAfter === null ? detail : withTime(detail, retryAfter);
    return new ApiError(code, status, title, { fix, requestId, problems, ...conflicting, ...later });
  }

  /** No answer: offline, server down, or the connection broke. */
  static network(): ApiError {
    return new ApiError('network', 0, NETWORK.title, { fix: NETWORK.fix });
  }

  /** Not sent: two people wrote in one field, and the person has not said what shall stay. */
  static undecided(): ApiError {
    return new ApiError('undecided', 0, 'Nothing is saved yet.', {
      fix: 'Choose which version to keep where two are shown side by side, then save again.',
    });
  }

  /** Anything thrown as an ApiError, so that pages have one kind of failure to show. */
  static from(error: unknown): ApiError {
    return error instanceof ApiError ? error : ApiError.unexpected(500);
  }

  /** A proxy answered, and knows when to ask again. */
  private static busy(status: number, retryAfter: number): ApiError {
    const title = 'The server is busy at the moment.';
    return new ApiError('internal', status, title, { fix: withTime('Try again.', retryAfter), retryAfter });
  }

  /** A proxy or a bug answered, not the product. */
  private static unexpected(status: number): ApiError {
    const title = 'Something went wrong.';
    const fix = 'Try again; if it stays, tell the operator of this instance.';
    return new ApiError('internal', status, title, { fix });
  }
}

/** "Try again in a moment (in 12 seconds)." */
const withTime = (fix: string, seconds: number): string => `${fix.replace(/\.$/, '')} (${whenAgain(seconds)}).`;
