import { setTimeout as timer } from 'node:timers/promises';

export interface Patience {
  readonly timeoutMs: number;
  readonly everyMs?: number;
  readonly signal?: AbortSignal;
}

/**
 * Asks again and again until the check says yes.
 * @returns whether it said yes within `timeoutMs` milliseconds
 * @throws the signal's reason when it is aborted meanwhile
 */
export async function waitUntil(check: () => boolean | Promise<boolean>, patience: Patience): Promise<boolean> {
  const deadline = performance.now() + patience.timeoutMs;
  while (!(await check())) {
    patience.signal?.throwIfAborted();
    if (performance.now() >= deadline) return false;
    await timer(patience.everyMs ?? 100);
  }
  return true;
}

/** Waits some milliseconds, or less when the signal is aborted meanwhile. */
export async function pause(ms: number, signal?: AbortSignal): Promise<void> {
  await timer(ms, undefined, { signal }).catch(() => undefined);
}
