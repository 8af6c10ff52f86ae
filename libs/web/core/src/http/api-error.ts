import { Problem, type EditConflict, type ErrorCode, type FieldProblem } from '@certitude/contracts';

/** A request that never got an answer has no code of the catalogue. */
export type FailureCode = ErrorCode | 'network';

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

  /** The server answered with a status other than 2xx. `body` is whatever it sent. */
  static fromAnswer(status: number, body: unknown): ApiError {
    const parsed = Problem.safeParse(body);
    if (!parsed.success) return ApiError.unexpected(status);
    const { code, title, detail: fix, requestId, problems = [], version, conflicts, retryAfter } = parsed.data;
    const conflicting = version === undefined || !conflicts ? {} : { version, conflicts };
    const later = retryAfter === undefined ? {} : { retryAfter };
    return new ApiError(code, status, title, { fix, requestId, problems, ...conflicting, ...later });
  }

  /** No answer: offline, server down, or the connection broke. */
  static network(): ApiError {
    return new ApiError('network', 0, NETWORK.title, { fix: NETWORK.fix });
  }

  /** Anything thrown as an ApiError, so that pages have one kind of failure to show. */
  static from(error: unknown): ApiError {
    return error instanceof ApiError ? error : ApiError.unexpected(500);
  }

  /** A proxy or a bug answered, not the product. */
  private static unexpected(status: number): ApiError {
    const title = 'Something went wrong.';
    const fix = 'Try again; if it stays, tell the operator of this instance.';
    return new ApiError('internal', status, title, { fix });
  }
}
