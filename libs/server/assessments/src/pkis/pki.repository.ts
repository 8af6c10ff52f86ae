import { type AccountId, type PkiId, type PkiProfile } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

export interface PkiRow extends PkiProfile {
  readonly id: PkiId;
  readonly createdAt: Date;
  readonly assessments: number;
}
export interface NewPki {
  readonly id: PkiId;
  readonly profile: PkiProfile;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

const PKI = `select p.id, p.name, p.description, p.components, p.out_of_scope as "outOfScope",
    p.high_level_design as "highLevelDesign", p.points_of_interaction as "pointsOfInteraction",
    p.created_at as "createdAt",
    (select count(*)::int from assessment a where a.organization_id = p.organization_id and a.pki_id = p.id) as assessments
  from pki p`;

/** PKIs of the transaction's organization. */
@Injectable()
export class PkiRepository {
  page(tx: TenantTransaction, after: PkiId | null, most: number): Promise<PkiRow[]> {
    return tx.query<PkiRow>(`${PKI} where $1::uuid is null or p.id < $1 order by p.id desc limit $2`, [after, most]);
  }

  async find(tx: TenantTransaction, id: PkiId): Promise<PkiRow | undefined> {
    const [row] = await tx.query<PkiRow>(`${PKI} where p.id = $1`, [id]);
    return row;
  }

  async insert(tx: TenantTransaction, { id, profile, createdBy, createdAt }: NewPki): Promise<void> {
    await tx.query(
      `insert into pki (organization_id, id, name, description, components, out_of_scope, high_level_design,
         points_of_interaction, created_by, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [tx.organizationId, id, ...columnsOf(profile), createdBy, createdAt],
    );
  }

  async update(tx: TenantTransaction, id: PkiId, profile: PkiProfile): Promise<void> {
    await tx.query(
      `update pki set name = $2, description = $3, components = $4, out_of_scope = $5, high_level_design = $6,
         points_of_interaction = $7
       where id = $1`,
      [id, ...columnsOf(profile)],
    );
  }
}

const columnsOf = (profile: PkiProfile): string[] => [
  profile.name,
  profile.description,
  profile.components,
  profile.outOfScope,
  profile.highLevelDesign,
  profile.pointsOfInteraction,
];
