import { type AccountId, type InvitationId, type OrganizationId, type Role } from '@certitude/contracts';
import { TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type InvitationTimes } from './invitation-state';

export interface InvitationRow extends InvitationTimes {
  readonly id: InvitationId;
  readonly role: Role;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
  readonly acceptedBy: AccountId | null;
}

/** What the holder of a link may know before being a member. */
export interface OfferRow extends InvitationTimes {
  readonly organizationId: OrganizationId;
  readonly id: InvitationId;
  readonly organization: string;
  readonly role: Role;
}

const INVITATION = `select id, role, created_by as "createdBy", created_at as "createdAt", expires_at as "expiresAt",
  accepted_at as "acceptedAt", accepted_by as "acceptedBy", revoked_at as "revokedAt" from invitation`;

/** Invitations of the organization; links are kept as hashes. */
@Injectable()
export class InvitationRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  async insert(
    tx: TenantTransaction,
    invitation: Pick<InvitationRow, 'id' | 'role' | 'createdBy' | 'createdAt' | 'expiresAt'>,
    tokenHash: string,
  ): Promise<void> {
    await tx.query(
      `insert into invitation (organization_id, id, token_hash, role, created_by, created_at, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [
        tx.organizationId,
        invitation.id,
        tokenHash,
        invitation.role,
        invitation.createdBy,
        invitation.createdAt,
        invitation.expiresAt,
      ],
    );
  }

  /** Newest first. */
  page(tx: TenantTransaction, after: InvitationId | null, most: number): Promise<InvitationRow[]> {
    return tx.query<InvitationRow>(`${INVITATION} where $1::uuid is null or id < $1 order by id desc limit $2`, [
      after,
      most,
    ]);
  }

  /** The invitation, held until this transaction ends: of two who use a link at once, one waits. */
  async findLocked(tx: TenantTransaction, id: InvitationId): Promise<InvitationRow | undefined> {
    const [row] = await tx.query<InvitationRow>(`${INVITATION} where id = $1 for update`, [id]);
    return row;
  }

  async renew(tx: TenantTransaction, id: InvitationId, tokenHash: string): Promise<void> {
    await tx.query('update invitation set token_hash = $2 where id = $1', [id, tokenHash]);
  }

  async revoke(tx: TenantTransaction, id: InvitationId, now: Date): Promise<void> {
    await tx.query('update invitation set revoked_at = $2 where id = $1', [id, now]);
  }

  async revokeOpenBy(tx: TenantTransaction, by: AccountId, roles: readonly Role[], now: Date): Promise<void> {
    await tx.query(
      `update invitation set revoked_at = $3
       where created_by = $1 and role = any ($2::text[]) and accepted_at is null and revoked_at is null`,
      [by, roles, now],
    );
  }

  async accept(tx: TenantTransaction, id: InvitationId, by: AccountId, now: Date): Promise<void> {
    await tx.query('update invitation set accepted_at = $3, accepted_by = $2 where id = $1', [id, by, now]);
  }

  /** Serves every organization: who holds the link knows the secret, and is a member of none yet. */
  async findByToken(tokenHash: string): Promise<OfferRow | undefined> {
    const [row] = await this.db.global<OfferRow>(
      `select organization_id as "organizationId", id, organization_name as organization, role,
         expires_at as "expiresAt", accepted_at as "acceptedAt", revoked_at as "revokedAt"
       from invitation_by_token($1)`,
      [tokenHash],
    );
    return row;
  }
}
