import { type AccountId, type MemberView, type OrganizationId, type Role } from '@certitude/contracts';
import { fakeId } from './ids';

export const organizationId = fakeId<OrganizationId>(4);
export const petra = fakeId<AccountId>(1, 1);
export const rita = fakeId<AccountId>(1, 2);
export const ada = fakeId<AccountId>(1, 3);
export const otto = fakeId<AccountId>(1, 4);

const member = (accountId: AccountId, name: string, role: Role): MemberView => ({
  accountId,
  name,
  email: `${name.toLowerCase()}@example.org`,
  picture: null,
  role,
  active: true,
  joinedAt: '2030-01-01T00:00:00.000Z',
  version: 1,
});

/** The people of the organization in which tests happen. */
export const colleagues: readonly MemberView[] = [
  member(petra, 'Petra', 'assessor'),
  member(rita, 'Rita', 'reviewer'),
  member(ada, 'Ada', 'contributor'),
  member(otto, 'Otto', 'owner'),
];
