import { type InvitationView } from '@certitude/contracts';
import { type Face } from '@certitude/web/ui';

export const INVITATION_FACES: Readonly<Record<InvitationView['state'], Face>> = {
  open: { label: 'Open', tone: 'accent', fill: 'half' },
  accepted: { label: 'Used', tone: 'success', fill: 'check' },
  revoked: { label: 'Withdrawn', tone: 'neutral', fill: 'cross' },
  expired: { label: 'Expired', tone: 'neutral', fill: 'hollow' },
};
