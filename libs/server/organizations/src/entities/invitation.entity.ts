import { type AccountId, type InvitationId, type OrganizationId, type Role } from '@certitude/contracts';
import { type ByDefault, Column, KeyColumn, NullableColumn } from '@certitude/server/core';
import { Entity } from 'typeorm';

/** A link that makes its holder a member. */
@Entity('invitation')
export class InvitationEntity {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: InvitationId;

  @Column('text')
  declare readonly tokenHash: string;

  @Column('text')
  declare readonly role: Role;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @Column('timestamptz')
  declare readonly expiresAt: Date;

  @NullableColumn('timestamptz')
  declare readonly acceptedAt: Date | null;

  @NullableColumn('uuid')
  declare readonly acceptedBy: AccountId | null;

  @NullableColumn('timestamptz')
  declare readonly revokedAt: Date | null;

  /** For whom it is; told to those who manage members. */
  @Column('text')
  declare readonly recipient: ByDefault<string>;

  /** A name under which something waits for whoever accepts. */
  @Column('text')
  declare readonly carries: ByDefault<string>;

  /** Some words for whoever opens the link. */
  @Column('text')
  declare readonly note: ByDefault<string>;

  /** The last characters of its link. */
  @Column('text')
  declare readonly linkEnd: ByDefault<string>;
}
