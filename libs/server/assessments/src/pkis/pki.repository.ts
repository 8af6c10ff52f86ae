import { type AccountId, type EditPki, type PkiId, type PkiProfile, type Standing } from '@certitude/contracts';
import { Edits, type PersonTransaction, type TenantTransaction } from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { PkiEntity } from '../entities/pki.entity';

export interface PkiRow extends PkiProfile {
  readonly id: PkiId;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
  readonly archivedAt: Date | null;
  readonly assessments: number;
  readonly version: number;
}
export interface NewPki {
  readonly id: PkiId;
  readonly profile: PkiProfile;
  readonly createdBy: AccountId;
  readonly createdAt: Date;
}

const PROFILE = [
  ...(['name', 'description', 'components', 'outOfScope'] as const),
  ...(['highLevelDesign', 'pointsOfInteraction'] as const),
];

/** PKIs of the transaction's organization. */
@Injectable()
export class PkiRepository {
  constructor(@Inject(Edits) private readonly edits: Edits) {}

  page(
    tx: TenantTransaction,
    { after, standing }: { readonly after: PkiId | null; readonly standing: Standing },
    most: number,
  ): Promise<PkiRow[]> {
    const list = pkis(tx).orderBy('p.id', 'DESC');
    list.where(standing === 'archived' ? 'p.archivedAt is not null' : 'p.archivedAt is null');
    if (after) list.where('p.id < :after', { after });
    return list.rows(most);
  }

  async find(tx: TenantTransaction, id: PkiId): Promise<PkiRow | undefined> {
    const [row] = await pkis(tx).where('p.id = :id', { id }).rows();
    return row;
  }

  /** Nobody else changes it until the transaction ends. */
  async hold(tx: TenantTransaction, id: PkiId): Promise<void> {
    await tx.repository(PkiEntity).findOne(['id'], { id }, 'no key update');
  }

  insert(tx: TenantTransaction, { id, profile, createdBy, createdAt }: NewPki): Promise<void> {
    const { name, description, components, outOfScope, highLevelDesign, pointsOfInteraction } = profile;
    const content = { name, description, components, outOfScope, highLevelDesign, pointsOfInteraction };
    return tx.repository(PkiEntity).insert({ id, ...content, createdBy, createdAt });
  }

  /** @throws AppError `not-found`, `edit.conflict` */
  edit(tx: PersonTransaction, id: PkiId, edit: EditPki): Promise<boolean> {
    return this.edits.apply(tx, { entity: PkiEntity, where: { id }, fields: PROFILE }, edit);
  }
}

const pkis = (tx: TenantTransaction) =>
  tx
    .repository(PkiEntity)
    .query('p', ['id', ...PROFILE, 'createdBy', 'createdAt', 'archivedAt', 'version'])
    .and<Pick<PkiRow, 'assessments'>>({
      assessments: `(select count(*)::int from assessment a
        where a.organization_id = p.organization_id and a.pki_id = p.id)`,
    });
