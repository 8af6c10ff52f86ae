import { allows } from '@certitude/contracts';
import { type TenantContext } from '@certitude/server/core';

/** Whether reports that hold action plans are for this person. */
export const mayReadPlans = ({ actor }: TenantContext): boolean => allows(actor.role, 'plan:read');
