import { type AccountId } from '@certitude/contracts';
import { type TenantDatabase } from '../database/tenant-database';
import { type LiveBudgets } from './live-budgets';
import { SocketRegister } from './socket-register';

const ANNA = 'anna' as AccountId;

describe('the register of sockets', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const given = (claimed: () => Promise<boolean>) => {
    const said: [string, readonly unknown[]][] = [];
    const db = {
      global: async (sql: string, parameters: readonly unknown[]) => {
        said.push([sql, parameters]);
        return sql.includes('claim_live_socket') ? [{ claimed: await claimed() }] : [];
      },
    } as unknown as TenantDatabase;
    const register = new SocketRegister(db, { socketsOf: async () => 10 } as unknown as LiveBudgets);
    const signs = () => said.filter(([sql]) => sql.includes('keep_live_node')).map(([, [, sockets]]) => sockets);
    return { register, said, signs };
  };

  it('says every ten seconds which sockets there are', async () => {
    const { register, signs } = given(async () => true);
    const release = await register.claim(ANNA);
    jest.advanceTimersByTime(10_000);
    expect(signs()).toEqual([[expect.any(String)]]);
    release?.();
    jest.advanceTimersByTime(10_000);
    expect(signs()[1]).toEqual([]);
    await register.beforeApplicationShutdown();
    jest.advanceTimersByTime(60_000);
    expect(signs()).toHaveLength(2);
  });

  it.each([
    ['refused', async () => false],
    ['not answered', () => Promise.reject(new Error('The database is away.'))],
  ])('keeps no claim that was %s', async (_, claimed) => {
    const { register, signs } = given(claimed);
    await register.claim(ANNA).catch(() => null);
    jest.advanceTimersByTime(10_000);
    expect(signs()).toEqual([[]]);
    await register.beforeApplicationShutdown();
  });

  it('gives a socket back once', async () => {
    const { register, said } = given(async () => true);
    const release = await register.claim(ANNA);
    release?.();
    release?.();
    expect(said.filter(([sql]) => sql.startsWith('delete from live_socket'))).toHaveLength(1);
    await register.beforeApplicationShutdown();
  });

  it('does nothing in a process without sockets', async () => {
    const { register, said } = given(async () => true);
    jest.advanceTimersByTime(60_000);
    await register.beforeApplicationShutdown();
    expect(said).toEqual([]);
  });
});
