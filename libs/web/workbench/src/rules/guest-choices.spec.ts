import { type GuestGrantView, type MemberView, type Role } from '@certitude/contracts';
import { accountId } from '@certitude/web/testing';
import { guestAuditors, notLetIn, offeredUntil } from './guest-choices';

const member = (number: number, name: string, role: Role, active = true): MemberView => ({
  accountId: accountId(number),
  name,
  email: null,
  picture: null,
  role,
  active,
  joinedAt: '2026-01-01T00:00:00Z',
  version: 1,
});
const grant = (number: number, ended = false): GuestGrantView => ({
  account: accountId(number),
  until: '2026-12-31',
  ended,
  grantedBy: accountId(9),
  grantedAt: '2026-01-01T00:00:00Z',
  version: 1,
});

const guests = guestAuditors([
  member(1, 'Zoe', 'guest-auditor'),
  member(2, 'Ada', 'guest-auditor'),
  member(3, 'Gone', 'guest-auditor', false),
  member(4, 'Vera', 'viewer'),
]);

describe('who may be let in', () => {
  it('is every present guest auditor, by name', () => {
    expect(guests.map(({ name }) => name)).toEqual(['Ada', 'Zoe']);
  });

  it('is nobody twice, also when their time is over: their day is changed instead', () => {
    expect(notLetIn(guests, [grant(2, true)]).map(({ name }) => name)).toEqual(['Zoe']);
    expect(notLetIn(guests, [grant(1), grant(2)])).toEqual([]);
  });

  it.each([
    ['2026-03-31', '2026-04-30'],
    ['2026-12-15', '2027-01-14'],
    ['2028-02-01', '2028-03-02'],
  ])('from %s is offered until %s', (today, until) => {
    expect(offeredUntil(today)).toBe(until);
  });
});
