import { type AccountId, type OrganizationId, type Role } from '@certitude/contracts';
import { Memberships, type Statement, TenantBatches } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

const ROLE: Statement<{ readonly role: Role; readonly suspended: boolean }> = {
  name: 'membership-role',
  text: 'select role, suspended from memberships_of($1) where organization_id = $2',
};

/** Roles straight from the table at every question: a role that was lost a moment ago is lost. */
@Injectable()
export class SqlMemberships extends Memberships {
  constructor(@Inject(TenantBatches) private readonly batches: TenantBatches) {
    super();
  }

  override async roleOf(organizationId: OrganizationId, accountId: AccountId): Promise<Role | null> {
    const [row] = await this.batches.outside({ statement: ROLE, values: [accountId, organizationId] });
    return row && !row.suspended ? row.role : null;
  }

  override async isSuspended(organizationId: OrganizationId, accountId: AccountId): Promise<boolean> {
    const [row] = await this.batches.outside({ statement: ROLE, values: [accountId, organizationId] });
    return row?.suspended ?? false;
  }
}
