import { type AccountId, type SignUp } from '@certitude/contracts';
import { AppError } from '@certitude/server/core';
import { type Addresses } from './addresses.service';
import { evenly } from './even-time';
import { type BegunSession, type Identity } from './identity.service';
import { type InstanceSettings } from './instance-settings.service';
import { type RateLimits } from './rate-limits';
import { SignUps } from './sign-ups.service';

let isTimed = false;
jest.mock('./even-time', () => ({
  evenly: jest.fn(async (_step: number, work: () => Promise<unknown>) => {
    isTimed = true;
    return work().finally(() => (isTimed = false));
  }),
}));

const input: SignUp = {
  email: 'nora@example.test',
  name: 'Nora',
  password: 'correct horse battery',
  timeZone: 'UTC',
  dateLocale: 'en-GB',
};
const begun = { cookies: [] } as unknown as BegunSession;

describe('signing up', () => {
  const done: string[] = [];
  const doing = (what: string): void => void done.push(`${what}: ${isTimed ? 'in even time' : 'at once'}`);
  const signUp = (isTaken: boolean): Promise<BegunSession> => {
    const identity: Pick<Identity, 'register' | 'begin'> = {
      register: () => {
        doing('register');
        return isTaken ? Promise.reject(new AppError('account.email-taken')) : Promise.resolve('nora' as AccountId);
      },
      begin: () => {
        doing('begin');
        return Promise.resolve(begun);
      },
    };
    const limits: Pick<RateLimits, 'signUp'> = { signUp: () => Promise.resolve(doing('count')) };
    const settings: Pick<InstanceSettings, 'signUp'> = { signUp: () => Promise.resolve('open') };
    const signUps = new SignUps(
      identity as Identity,
      limits as RateLimits,
      settings as InstanceSettings,
      { confirmedAt: () => Promise.resolve(null) } as unknown as Addresses,
      null,
    );
    return signUps.signUp(input, { network: 'here', cookies: undefined, userAgent: undefined });
  };
  beforeEach(() => {
    done.length = 0;
    jest.mocked(evenly).mockClear();
  });

  it('does in even time what differs for an address that is taken', async () => {
    await expect(signUp(true)).rejects.toMatchObject({ code: 'account.email-taken' });
    expect(done).toEqual(['count: at once', 'register: in even time']);
    expect(await signUp(false)).toBe(begun);
    expect(done.slice(2)).toEqual(['count: at once', 'register: in even time', 'begin: in even time']);
  });

  it('takes steps that are longer than a password takes to hash', async () => {
    await signUp(false);
    expect(jest.mocked(evenly).mock.calls[0]?.[0]).toBeGreaterThanOrEqual(200);
  });
});
