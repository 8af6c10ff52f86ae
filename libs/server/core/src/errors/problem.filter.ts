import { type ArgumentsHost, Catch, type ExceptionFilter, Logger } from '@nestjs/common';
import { type Request, type Response } from 'express';
import { requestIdOf } from '../http/request-id';
import { RetryLater } from './app-error';
import { toAppError, toProblem } from './problem';

/** Answers every failed HTTP request with problem details; logs what nobody expected. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Http');

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<Request>();
    const response = http.getResponse<Response>();
    const known = toAppError(error);
    if (known.code === 'internal')
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    // A download that failed half-way cannot be turned into a message any more.
    if (response.headersSent) {
      response.destroy();
      return;
    }
    if (known instanceof RetryLater) response.setHeader('retry-after', known.retryAfter);
    const problem = toProblem(known, requestIdOf(request));
    response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  }
}
