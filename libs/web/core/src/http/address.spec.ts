import { addressOf } from './address';

const members = { path: '/organizations/:organizationId/members' };

describe('the address of a call', () => {
  it('puts parameters into the path and the query behind it', () => {
    expect(addressOf(members, { organizationId: 'o1' }, { limit: 50, after: undefined, search: '' })).toBe(
      '/api/organizations/o1/members?limit=50',
    );
  });

  it('escapes what would change the path', () => {
    expect(addressOf(members, { organizationId: '../x' }, {})).toBe('/api/organizations/..%2Fx/members');
  });

  it('refuses to call a path with a hole', () => {
    expect(() => addressOf(members, {}, {})).toThrow(/organizationId/);
  });
});
