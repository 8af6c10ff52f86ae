import { type AccountId, type EditPki, type PkiId, type PkiProfile } from '@certitude/contracts';
import { type EditableTable, Edits, type TenantContext, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';

export interface PkiRow extends PkiProfile {
  readonly id: PkiId;
  readonly createdAt: Date;
  readonly assessments: number;
  readonly version: number;
}
export interface NewPki {
  readonly id: PkiId;
  readonly profile: PkiProfile;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

const PKI = `select p.id, p.name, p.description, p.components, p.out_of_scope as "outOfScope",
    p.high_level_design as "highLevelDesign", p.points_of_interaction as "pointsOfInteraction",
    p.created_at as "createdAt", p.version,
    (select count(*)::int from assessment a where a.organization_id = p.organization_id and a.pki_id = p.id) as assessments
  from pki p`;

const TABLE: EditableTable = {
  name: 'pki',
  key: ['id'],
  columns: {
    name: 'name',
    description: 'description',
    components: 'components',
    outOfScope: 'out_of_scope',
    highLevelDesign: 'high_level_design',
    pointsOfInteraction: 'points_of_interaction',
  },
};

/** PKIs of the transaction's organization. */
@Injectable()
export class PkiRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

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

  /** @throws AppError `not-found`, `edit.conflict` */
  edit(tx: TenantTransaction, context: TenantContext, id: PkiId, edit: EditPki): Promise<boolean> {
    return this.edits.apply(tx, context, { table: TABLE, key: [id] }, edit);
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
