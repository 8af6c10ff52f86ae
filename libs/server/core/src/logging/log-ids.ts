import { type SystemContext, type TenantContext } from '../database/tenant-database';

/** Whom a line in the log is about: ids, never content. */
export interface LogIds {
  /** The one that problem details name. */
  readonly requestId?: string;
  readonly organizationId?: string;
  readonly accountId?: string;
}

/** The ids of a context. */
export const idsOf = ({ requestId, organizationId, actor }: TenantContext | SystemContext): LogIds =>
  actor === null ? { requestId, organizationId } : { requestId, organizationId, accountId: actor.id };
