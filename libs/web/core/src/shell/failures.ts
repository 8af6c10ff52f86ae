import { Injectable, inject, type ErrorHandler } from '@angular/core';
import { ApiError } from '../http/api-error';
import { Toasts } from './toasts';

const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';

/** What no page caught: people see that something failed, developers find it in the console. */
@Injectable()
export class UncaughtFailures implements ErrorHandler {
  readonly #toasts = inject(Toasts);

  handleError(error: unknown): void {
    const cause = typeof error === 'object' && error !== null && 'rejection' in error ? error.rejection : error;
    // Left pages stop their requests; an expired session leads to the sign-in page by itself.
    if (isAbort(cause) || (cause instanceof ApiError && cause.code === 'session.required')) return;
    console.error(cause);
    this.#toasts.failure(cause);
  }
}
