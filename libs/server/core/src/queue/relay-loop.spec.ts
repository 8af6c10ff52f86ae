import { pauseAfter, RelayLoop } from './relay-loop';

describe('the pause after failures in a row', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [4, 8_000],
    [5, 10_000],
    [50, 10_000],
  ])('%d: %d ms', (failures, pause) => {
    expect(pauseAfter(failures)).toBe(pause);
  });
});

describe('rounds of the relay', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  /** Rounds that end as listed, then move nothing. */
  const rounds = (...endings: (number | Error)[]) => {
    const round = jest.fn(() => {
      const ending = endings.shift() ?? 0;
      return ending instanceof Error ? Promise.reject(ending) : Promise.resolve(ending);
    });
    const [failed, recovered] = [jest.fn(), jest.fn()];
    const loop = new RelayLoop({ round, full: 10, every: 200, failed, recovered });
    const ended = loop.run();
    return { loop, round, failed, recovered, ended };
  };
  const pass = (milliseconds: number) => jest.advanceTimersByTimeAsync(milliseconds);

  it.each([
    ['at once after a full one', [10, 10], 3],
    ['after a rest otherwise', [9, 10], 1],
  ])('follow each other %s', async (_, endings, expected) => {
    const { round, loop } = rounds(...endings);
    await pass(100);
    expect(round).toHaveBeenCalledTimes(expected);
    loop.stop();
  });

  it('come soon when there may be room again, if there was something to move', async () => {
    const { round, loop } = rounds(5, 0);
    await pass(0);
    loop.nudge();
    loop.nudge();
    await pass(20);
    expect(round).toHaveBeenCalledTimes(2);
    // The last one moved nothing.
    loop.nudge();
    await pass(100);
    expect(round).toHaveBeenCalledTimes(2);
    loop.stop();
  });

  it('say once that they fail and once that they do not any more, with growing pauses', async () => {
    const { round, failed, recovered, loop } = rounds(
      new Error('one'),
      new Error('two'),
      new Error('three'),
      0,
      new Error('four'),
    );
    await pass(0);
    loop.nudge();
    await pass(999);
    expect(round).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(round).toHaveBeenCalledTimes(2);
    await pass(2_000 + 4_000);
    expect(round).toHaveBeenCalledTimes(4);
    expect(failed.mock.calls).toEqual([[new Error('one')]]);
    expect(recovered).toHaveBeenCalledTimes(1);
    await pass(200);
    expect(failed).toHaveBeenCalledTimes(2);
    loop.stop();
  });

  it('end when they are stopped', async () => {
    const { round, loop, ended } = rounds();
    await pass(0);
    loop.stop();
    await ended;
    await pass(10_000);
    expect(round).toHaveBeenCalledTimes(1);
  });
});
