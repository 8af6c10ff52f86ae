import { type AccountId, type OrganizationId } from '@certitude/contracts';
import { newId, type TenantContext } from '@certitude/server/core';

/** Of an organization that somebody owns. */
export const ownerContext = (owner: AccountId, organizationId: OrganizationId, requestId: string): TenantContext => ({
  organizationId,
  actor: { id: owner, role: 'owner' },
  requestId,
});

/** The first context of an organization that does not exist yet. */
export const firstContext = (owner: AccountId, requestId: string): TenantContext =>
  ownerContext(owner, newId<OrganizationId>(), requestId);
