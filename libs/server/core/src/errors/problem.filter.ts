import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { type Problem } from '@certitude/contracts';
import { type Request, type Response } from 'express';
import { requestIdOf } from '../http/request-id';
import { describeError } from '../logging/describe-error';
import { problemFields } from '../logging/request-log';
import { RetryLater } from './app-error';
import { toAppError, toProblem } from './problem';

/** Answers every failed HTTP request with problem details, and logs it under the request id that they name. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const known = toAppError(error);
    const problem = toProblem(known, requestIdOf(request));
    this.log(request, problem, error);
    // A download that failed half-way cannot be turned into a message any more.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (known instanceof RetryLater) response.setHeader('retry-after', known.retryAfter);
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }

  private log(request: Request, problem: Problem, error: unknown): void {
    const fields = problemFields(request, problem);
    if (problem.code === 'internal')
      this.logger.error({ msg: 'A request failed.', ...fields, error: describeError(error) });
    else if (problem.status >= 500)
      this.logger.warn({ msg: 'A request could not be served.', ...fields, error: describeError(error) });
    else this.logger.log({ msg: 'A request was refused.', ...fields });
  }
}
