import { AppError } from '@certitude/server/core';

/** How slowly a file may come in. */
export interface Pace {
  /** Between two pieces, in milliseconds. */
  readonly idle: number;
  /** Before the rate counts, in milliseconds. */
  readonly grace: number;
  /** Bytes a second, on the whole. */
  readonly rate: number;
}

/** A piece every 30 seconds, and after a minute 16 KiB a second: a slow telephone line does that. */
export const UPLOAD_PACE: Pace = { idle: 30_000, grace: 60_000, rate: 16 * 1024 };

/** The time that a sender has for the next piece: until it is idle, or until it is too slow on the whole. */
export const timeForNext = (pace: Pace, received: number, elapsed: number): number =>
  Math.min(pace.idle, pace.grace + (received / pace.rate) * 1_000 - elapsed);

/**
 * Passes a body on as long as it keeps coming: who sends a byte now and then holds no place for ever.
 * @throws AppError `file.too-slow`
 */
export async function* paced(content: AsyncIterable<Uint8Array>, pace: Pace): AsyncGenerator<Uint8Array> {
  const pieces = content[Symbol.asyncIterator]();
  const begun = performance.now();
  let received = 0;
  let isDone = false;
  try {
    for (;;) {
      const next = await inTime(pieces.next(), timeForNext(pace, received, performance.now() - begun));
      isDone = next.done === true;
      if (next.done) return;
      received += next.value.byteLength;
      yield next.value;
    }
  } finally {
    // Not awaited: a sender that is silent would be waited for.
    if (!isDone) void pieces.return?.()?.catch(() => undefined);
  }
}

async function inTime<T>(value: Promise<T>, milliseconds: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError('file.too-slow')), Math.max(0, milliseconds));
  });
  try {
    return await Promise.race([value, late]);
  } finally {
    clearTimeout(timer);
    // Lost the race: whatever comes of it later is nobody's business.
    value.catch(() => undefined);
  }
}
