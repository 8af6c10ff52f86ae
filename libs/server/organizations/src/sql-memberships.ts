import { type AccountId, type OrganizationId, type Role } from '@certitude/contracts';
import { Memberships, TenantDatabase } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

/** Roles straight from the table at every question: a role that was lost a moment ago is lost. */
@Injectable()
export class SqlMemberships extends Memberships {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {
    super();
  }

  override async roleOf(organizationId: OrganizationId, accountId: AccountId): Promise<Role | null> {
    const [row] = await this.db.global<{ role: Role }>(
      'select role from memberships_of($1) where organization_id = $2',
      [accountId, organizationId],
    );
    return row?.role ?? null;
  }
}
