import { effect, inject, untracked, type Signal } from '@angular/core';
import { ApiError } from '../http/api-error';
import { Connectivity } from '../shell/connectivity';

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;
/** Answers of a server that is away for a moment, its proxy's included. */
const AWAY = new Set([502, 503, 504]);

/** Whether a failure passes by itself: no network, a server that is not there for a moment, or one that says when. */
export const passes = ({ code, status, retryAfter }: ApiError): boolean =>
  code === 'network' || AWAY.has(status) || (status === 429 && retryAfter !== null);

/**
 * Does again what failed for want of network or server: at once when the network or the person is back, else after
 * pauses that grow, and never before the server wants to be asked. Ends with its surroundings.
 * @param outcome the failure, "done", or null while it is under way. Each failure is an object of its own.
 */
export function comeBack(outcome: Signal<ApiError | 'done' | null>, again: () => void): void {
  const connectivity = inject(Connectivity);
  let pause = FIRST_PAUSE;
  let seen = untracked(connectivity.returns);
  let failure: ApiError | null = null;
  /** Of the monotonic clock. */
  let notBefore = 0;
  effect((onCleanup) => {
    const [result, returns, online] = [outcome(), connectivity.returns(), connectivity.online()];
    const isBack = returns !== seen;
    seen = returns;
    if (result === 'done') pause = FIRST_PAUSE;
    if (!(result instanceof ApiError) || !passes(result) || !online) return;
    if (result !== failure) notBefore = performance.now() + 1_000 * (result.retryAfter ?? 0);
    failure = result;
    const wait = Math.max(isBack ? 0 : pause, notBefore - performance.now());
    if (!isBack) pause = Math.min(LONGEST_PAUSE, 2 * pause);
    const timer = setTimeout(again, wait);
    onCleanup(() => clearTimeout(timer));
  });
}
