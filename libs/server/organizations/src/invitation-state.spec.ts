import { invitationState } from './invitation-state';

const now = new Date('2030-01-15T12:00:00Z');
const before = new Date(now.getTime() - 1);
const after = new Date(now.getTime() + 1);

describe('an invitation', () => {
  it.each([
    ['open', { expiresAt: after, acceptedAt: null, revokedAt: null }],
    ['expired', { expiresAt: before, acceptedAt: null, revokedAt: null }],
    ['expired', { expiresAt: now, acceptedAt: null, revokedAt: null }],
    ['revoked', { expiresAt: after, acceptedAt: null, revokedAt: before }],
    ['revoked', { expiresAt: before, acceptedAt: null, revokedAt: before }],
    ['accepted', { expiresAt: before, acceptedAt: before, revokedAt: null }],
  ])('is %s with %j', (state, invitation) => {
    expect(invitationState(invitation, now)).toBe(state);
  });
});
