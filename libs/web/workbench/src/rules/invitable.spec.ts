import { type MemberView, type Role } from '@certitude/contracts';
import { accountId } from '@certitude/web/testing';
import { invitable } from './invitable';

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

const members = [
  member(1, 'Vera', 'contributor'),
  member(2, 'Olga', 'contributor'),
  member(3, 'Ivan', 'contributor'),
  member(4, 'Adam', 'assessor'),
  member(5, 'Rita', 'reviewer'),
  member(6, 'Hugo', 'viewer'),
  member(7, 'Gina', 'guest-auditor'),
  member(8, 'Left', 'contributor', false),
];
const names = (owner: number | null, ...invited: number[]): string[] =>
  invitable(members, {
    owner: owner === null ? null : accountId(owner),
    invited: new Set(invited.map(accountId)),
  }).map(({ name }) => name);

describe('who may be invited to answer', () => {
  it('is every present member whose role answers, by name', () => {
    expect(names(null)).toEqual(['Adam', 'Ivan', 'Olga', 'Vera']);
  });

  it('is not the owner, nor who is invited already', () => {
    expect(names(2, 3)).toEqual(['Adam', 'Vera']);
  });
});
