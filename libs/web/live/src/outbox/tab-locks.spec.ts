import { AskingTabLocks, type TabChannel } from './tab-locks';

/** Channels of the tabs of one browser: what one sends, the others hear. */
function channels(count: number): TabChannel[] {
  const listeners: ((event: { readonly data: unknown }) => void)[][] = Array.from({ length: count }, () => []);
  return listeners.map((own) => ({
    postMessage: (data) => {
      for (const others of listeners) if (others !== own) for (const listener of others) listener({ data });
    },
    addEventListener: (_, listener) => own.push(listener),
  }));
}
const tabs = (): [AskingTabLocks, AskingTabLocks] => {
  const [one, other] = channels(2).map((channel) => new AskingTabLocks(channel));
  if (!one || !other) throw new Error('two tabs were asked for');
  return [one, other];
};
const after = async <T>(result: Promise<T>): Promise<T> => {
  await jest.advanceTimersByTimeAsync(300);
  return result;
};

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

describe('a name that one tab holds at a time, without the help of the browser', () => {
  it('is refused to the second tab, and free once it is given back', async () => {
    const [one, other] = tabs();
    const release = await after(one.take('client'));
    expect(release).not.toBeNull();
    expect(await after(other.take('client'))).toBeNull();
    release?.();
    expect(await after(other.take('client'))).not.toBeNull();
  });

  it('goes to exactly one of two tabs that ask at the same time', async () => {
    const [one, other] = tabs();
    const taken = await after(Promise.all([one.take('client'), other.take('client')]));
    expect(taken.filter((release) => release !== null)).toHaveLength(1);
  });

  it('does not stand in the way of other names', async () => {
    const [one, other] = tabs();
    await after(one.take('client'));
    expect(await after(other.take('another'))).not.toBeNull();
  });
});
