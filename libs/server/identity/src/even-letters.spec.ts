import { type AccountId } from '@certitude/contracts';
import { type Clock, type GlobalTransaction, type TenantDatabase } from '@certitude/server/core';
import { type AccountMail } from '@certitude/server/mail';
import { type AccountRepository } from './account.repository';
import { type AddressLinkRepository } from './address-link.repository';
import { Addresses } from './addresses.service';
import { evenly } from './even-time';
import { ForgottenPasswords } from './forgotten-passwords.service';
import { type RateLimits } from './rate-limits';

let isTimed = false;
jest.mock('./even-time', () => ({
  evenly: jest.fn(async (_step: number, work: () => Promise<unknown>) => {
    isTimed = true;
    return work().finally(() => (isTimed = false));
  }),
}));

const EMAIL = 'nora@example.test';

describe('asking for a letter', () => {
  const done: string[] = [];
  const doing = (what: string): void => void done.push(`${what}: ${isTimed ? 'in even time' : 'at once'}`);

  function given(isKnown: boolean) {
    const db = {
      globalTransaction: (work: (tx: GlobalTransaction) => Promise<unknown>) => work({} as GlobalTransaction),
    } as unknown as TenantDatabase;
    const accounts = {
      credentialsOf: () => {
        doing('look');
        return Promise.resolve(isKnown ? { id: 'nora' as AccountId, passwordHash: '' } : undefined);
      },
    } as unknown as AccountRepository;
    const mail: Pick<AccountMail, 'ask'> = { ask: (_, { kind }) => Promise.resolve(doing(kind)) };
    const limits = { letter: () => Promise.resolve(doing('count')) } as unknown as RateLimits;
    const [account, clock, links] = [mail as AccountMail, {} as Clock, {} as AddressLinkRepository];
    return {
      forgotten: new ForgottenPasswords(db, accounts, account, limits),
      addresses: new Addresses(db, accounts, links, account, limits, clock),
    };
  }
  type Given = ReturnType<typeof given>;
  beforeEach(() => {
    done.length = 0;
    jest.mocked(evenly).mockClear();
  });

  const asking: readonly [what: string, ask: (of: Given) => Promise<void>, known: string[], unknown: string[]][] = [
    [
      'a new password',
      ({ forgotten }) => forgotten.ask(EMAIL, 'here'),
      ['count: at once', 'look: in even time', 'password-forgotten: in even time'],
      ['count: at once', 'look: in even time'],
    ],
    [
      'an account',
      ({ addresses }) => addresses.askSignUp({ email: EMAIL }, 'here'),
      ['count: at once', 'look: in even time', 'sign-up-known: in even time'],
      ['count: at once', 'look: in even time', 'sign-up: in even time'],
    ],
    [
      'another address',
      ({ addresses }) => addresses.askChange('nora' as AccountId, { from: 'before@example.test', to: EMAIL }),
      ['look: in even time', 'address-change-taken: in even time', 'address-change-asked: in even time'],
      ['look: in even time', 'address-change: in even time', 'address-change-asked: in even time'],
    ],
  ];
  it.each(asking)('for %s takes as long whether or not somebody has the address', async (_, ask, known, unknown) => {
    await ask(given(true));
    expect(done.splice(0)).toEqual(known);
    await ask(given(false));
    expect(done).toEqual(unknown);
    for (const [step] of jest.mocked(evenly).mock.calls) expect(step).toBeGreaterThanOrEqual(200);
  });
});
