import { Problem, type ErrorCode, type FieldProblem } from '@certitude/contracts';

/** A request that never got an answer has no code of the catalogue. */
export type FailureCode = ErrorCode | 'network';

const NETWORK = {
  title: 'The server cannot be reached.',
  fix: 'Check your connection; nothing you wrote is lost on this page.',
};

/** A failed request: what happened, how to fix it, and which fields are wrong. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  private constructor(
    readonly code: FailureCode,
    readonly status: number,
    readonly title: string,
    readonly rest: {
      readonly fix: string;
      readonly requestId: string | null;
      readonly problems: readonly FieldProblem[];
    },
  ) {
    super(title);
  }

  get fix(): string {
    return this.rest.fix;
  }
  get requestId(): string | null {
    return this.rest.requestId;
  }
  /** Wrong places in the input, paths like `body.dueOn`. */
  get problems(): readonly FieldProblem[] {
    return this.rest.problems;
  }

  /** The server answered with a status other than 2xx. `body` is whatever it sent. */
  static fromAnswer(status: number, body: unknown): ApiError {
    const parsed = Problem.safeParse(body);
    if (!parsed.success) return ApiError.unexpected(status);
    const { code, title, detail, requestId, problems } = parsed.data;
    return new ApiError(code, status, title, { fix: detail, requestId, problems: problems ?? [] });
  }

  /** No answer: offline, server down, or the connection broke. */
  static network(): ApiError {
    return new ApiError('network', 0, NETWORK.title, { fix: NETWORK.fix, requestId: null, problems: [] });
  }

  /** Anything thrown as an ApiError, so that pages have one kind of failure to show. */
  static from(error: unknown): ApiError {
    return error instanceof ApiError ? error : ApiError.unexpected(500);
  }

  /** A proxy or a bug answered, not the product. */
  private static unexpected(status: number): ApiError {
    const title = 'Something went wrong.';
    const fix = 'Try again; if it stays, tell the operator of this instance.';
    return new ApiError('internal', status, title, { fix, requestId: null, problems: [] });
  }
}
