import { type InvitationView } from '@certitude/contracts';

export interface InvitationTimes {
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Where an invitation stands at a moment. One that was accepted stays so, whatever happened later. */
export function invitationState(invitation: InvitationTimes, now: Date): InvitationView['state'] {
  if (invitation.acceptedAt) return 'accepted';
  if (invitation.revokedAt) return 'revoked';
  return invitation.expiresAt <= now ? 'expired' : 'open';
}
