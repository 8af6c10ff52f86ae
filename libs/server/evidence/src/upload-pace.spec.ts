import { paced, timeForNext } from './upload-pace';

const PACE = { idle: 30_000, grace: 60_000, rate: 1_000 };

describe('the time for the next piece of an upload', () => {
  it.each([
    ['is the idle time at first', 0, 0, 30_000],
    ['is what is left of the first minute', 0, 45_000, 15_000],
    ['grows with what came', 100_000, 100_000, 30_000],
    ['is over when too little came', 1_000, 62_000, -1_000],
  ])('%s', (_, received, elapsed, expected) => {
    expect(timeForNext(PACE, received, elapsed)).toBe(expected);
  });
});

describe('an upload', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  /** So many pieces, one every so many milliseconds; then silence. */
  async function* sender(pieces: number, every: number, size: number): AsyncGenerator<Uint8Array> {
    for (let n = 0; n < pieces; n++) {
      await new Promise((resolve) => setTimeout(resolve, every));
      yield Buffer.alloc(size);
    }
    await new Promise(() => undefined);
  }

  /** What becomes of it while an hour passes: bytes that came, and the code. */
  async function outcome(content: AsyncIterable<Uint8Array>) {
    let received = 0;
    let code: string | null = null;
    const reading = (async () => {
      for await (const piece of paced(content, PACE)) received += piece.byteLength;
    })().catch((error: { readonly code: string }) => {
      code = error.code;
    });
    await jest.advanceTimersByTimeAsync(3_600_000);
    await Promise.race([reading, Promise.resolve()]);
    return { received, code };
  }

  it('that falls silent is cut', async () => {
    expect(await outcome(sender(3, 1_000, 5_000))).toEqual({ received: 15_000, code: 'file.too-slow' });
  });

  it('of a byte now and then is cut', async () => {
    const { received, code } = await outcome(sender(10_000, 1_000, 1));
    expect({ code, few: received < 100 }).toEqual({ code: 'file.too-slow', few: true });
  });

  it('is read no further when whoever takes it stops', async () => {
    let isClosed = false;
    async function* open(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield await Promise.resolve(Buffer.alloc(1));
      } finally {
        isClosed = true;
      }
    }
    for await (const piece of paced(open(), PACE)) if (piece.byteLength > 0) break;
    await Promise.resolve();
    expect(isClosed).toBe(true);
  });

  it('leaves no clock running', async () => {
    await outcome(
      (async function* () {
        yield await Promise.resolve(Buffer.alloc(1));
      })(),
    );
    expect(jest.getTimerCount()).toBe(0);
  });

  it('that keeps coming is let through', async () => {
    async function* steady(): AsyncGenerator<Uint8Array> {
      for (let n = 0; n < 200; n++) {
        await new Promise((resolve) => setTimeout(resolve, 10_000));
        yield Buffer.alloc(10_000);
      }
    }
    expect(await outcome(steady())).toEqual({ received: 2_000_000, code: null });
  });
});
