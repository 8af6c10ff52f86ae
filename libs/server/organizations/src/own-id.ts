import { createHash } from 'node:crypto';
import { type AccountId, type OrganizationId } from '@certitude/contracts';

/**
 * The id of an organization that somebody makes, from the id that their browser chose: the same for the same person, so
 * that a repeated request finds what the first one made, and never one that another person's organization has. It keeps
 * the time in it.
 */
export function ownId(owner: AccountId, chosen: OrganizationId): OrganizationId {
  const hash = createHash('sha256').update(`${owner} ${chosen}`).digest('hex');
  return `${chosen.slice(0, 13)}-7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}` as OrganizationId;
}
