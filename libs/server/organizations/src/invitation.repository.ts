import { type AccountId, type InvitationId, type OrganizationId, type Role } from '@certitude/contracts';
import { TenantDatabase, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { Any, IsNull, LessThan } from 'typeorm';
import { InvitationEntity } from './entities/invitation.entity';
import { type InvitationTimes } from './invitation-state';

export interface InvitationRow extends InvitationTimes {
  readonly id: InvitationId;
  readonly role: Role;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
  readonly acceptedBy: AccountId | null;
  readonly recipient: string;
  readonly note: string;
  readonly carries: string;
  readonly linkEnd: string;
}

/** How a link is kept. */
export interface KeptLink {
  readonly tokenHash: string;
  readonly linkEnd: string;
}

/** What the holder of a link may know before being a member. */
export interface OfferRow extends InvitationTimes {
  readonly organizationId: OrganizationId;
  readonly id: InvitationId;
  readonly organization: string;
  readonly role: Role;
  readonly note: string;
}

const INVITATION = [
  ...(['id', 'role', 'createdBy', 'createdAt', 'expiresAt'] as const),
  ...(['acceptedAt', 'acceptedBy', 'revokedAt', 'recipient', 'note', 'carries', 'linkEnd'] as const),
];

/** Invitations of the organization; links are kept as hashes. */
@Injectable()
export class InvitationRepository {
  constructor(@Inject(TenantDatabase) private readonly db: TenantDatabase) {}

  insert(tx: TenantTransaction, invitation: InvitationRow, { tokenHash }: KeptLink): Promise<void> {
    return tx.repository(InvitationEntity).insert({ ...invitation, tokenHash });
  }

  /** Newest first. */
  page(tx: TenantTransaction, after: InvitationId | null, most: number): Promise<InvitationRow[]> {
    const where = after ? { id: LessThan(after) } : {};
    return tx.repository(InvitationEntity).find(INVITATION, { where, order: { id: 'DESC' }, most });
  }

  /** Those of these that there are. */
  async all(tx: TenantTransaction, ids: readonly InvitationId[]): Promise<InvitationRow[]> {
    if (ids.length === 0) return [];
    return tx.repository(InvitationEntity).find(INVITATION, { where: { id: Any(ids) } });
  }

  /** Those of these addresses that an invitation is for which can be used. */
  async openAmong(tx: TenantTransaction, addresses: readonly string[], now: Date): Promise<string[]> {
    const rows = await tx.query<{ recipient: string }>(
      `select distinct lower(i.recipient) as recipient from invitation i where lower(i.recipient) = any ($1)
         and i.accepted_at is null and i.revoked_at is null and i.expires_at > $2`,
      [addresses, now],
    );
    return rows.map(({ recipient }) => recipient);
  }

  /** The invitation, held until this transaction ends: of two who use a link at once, one waits. */
  findLocked(tx: TenantTransaction, id: InvitationId): Promise<InvitationRow | undefined> {
    return tx.repository(InvitationEntity).findOne(INVITATION, { id }, 'update');
  }

  async renew(tx: TenantTransaction, id: InvitationId, link: KeptLink): Promise<void> {
    await tx.repository(InvitationEntity).update({ id }, link);
  }

  async revoke(tx: TenantTransaction, id: InvitationId, now: Date): Promise<void> {
    await tx.repository(InvitationEntity).update({ id }, { revokedAt: now });
  }

  async revokeOpenBy(tx: TenantTransaction, by: AccountId, roles: readonly Role[], now: Date): Promise<void> {
    const open = { createdBy: by, role: Any(roles), acceptedAt: IsNull(), revokedAt: IsNull() };
    await tx.repository(InvitationEntity).update(open, { revokedAt: now });
  }

  async accept(tx: TenantTransaction, id: InvitationId, by: AccountId, now: Date): Promise<void> {
    await tx.repository(InvitationEntity).update({ id }, { acceptedAt: now, acceptedBy: by });
  }

  /** Serves every organization: who holds the link knows the secret, and is a member of none yet. */
  async findByToken(tokenHash: string): Promise<OfferRow | undefined> {
    const [row] = await this.db.global<OfferRow>(
      `select organization_id as "organizationId", id, organization_name as organization, role,
         expires_at as "expiresAt", accepted_at as "acceptedAt", revoked_at as "revokedAt", note
       from invitation_by_token($1)`,
      [tokenHash],
    );
    return row;
  }
}
