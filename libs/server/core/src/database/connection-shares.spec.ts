import { ConnectionShares } from './connection-shares';

/** Work that ends when it is told to. */
const job = () => {
  let end: () => void = () => undefined;
  const done = new Promise<void>((resolve) => (end = resolve));
  return { work: () => done, end };
};
const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('connections that are shared', () => {
  beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate'] }));
  afterEach(() => void jest.useRealTimers());

  const desk = (limits: Partial<ConstructorParameters<typeof ConnectionShares>[0]> = {}) => {
    const shares = new ConnectionShares({ total: 4, reserved: 1, perOrganization: 2, patience: 1_000, ...limits });
    const began: string[] = [];
    const begin = (name: string, organization: string | null) => {
      const { work, end } = job();
      const outcome = shares.use(organization, () => {
        began.push(name);
        return work();
      });
      outcome.catch(() => undefined);
      return { end, outcome };
    };
    return { began, begin };
  };

  it('gives one organization no more than its share, and others theirs', async () => {
    const { began, begin } = desk();
    for (const name of ['a1', 'a2', 'a3', 'a4']) begin(name, 'a');
    begin('b1', 'b');
    await settle();
    expect(began).toEqual(['a1', 'a2', 'b1']);
  });

  it('keeps connections for what belongs to no organization', async () => {
    const { began, begin } = desk();
    for (const organization of ['a', 'b', 'c', 'd']) begin(organization, organization);
    await settle();
    expect(began).toEqual(['a', 'b', 'c']);
    begin('session', null);
    await settle();
    expect(began).toEqual(['a', 'b', 'c', 'session']);
  });

  it('serves those who wait by turns', async () => {
    const { began, begin } = desk({ total: 1, reserved: 0, perOrganization: 1 });
    const jobs = [begin('a1', 'a'), begin('a2', 'a'), begin('a3', 'a'), begin('b1', 'b')];
    for (const { end } of jobs) {
      await settle();
      end();
      await settle();
    }
    begin('a4', 'a');
    await settle();
    expect(began.slice(0, 3)).toEqual(['a1', 'a2', 'b1']);
  });

  it('goes on after work that failed', async () => {
    const shares = new ConnectionShares({ total: 1, reserved: 0, perOrganization: 1, patience: 1_000 });
    await expect(shares.use('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await shares.use('a', () => Promise.resolve('yes'))).toBe('yes');
  });

  it('says when to try again to whoever waits too long, and forgets them', async () => {
    const { began, begin } = desk({ total: 1, reserved: 0, perOrganization: 1 });
    const first = begin('a1', 'a');
    const late = begin('a2', 'a');
    jest.advanceTimersByTime(1_000);
    await expect(late.outcome).rejects.toMatchObject({ code: 'unavailable', retryAfter: 2 });
    const next = begin('a3', 'a');
    first.end();
    await settle();
    expect(began).toEqual(['a1', 'a3']);
    next.end();
  });
});
