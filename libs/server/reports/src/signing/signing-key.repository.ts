import { type SigningKeyId, type SigningKeyUseId, MOST_KEYS } from '@certitude/contracts/signing';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { SigningKeyEntity } from './entities/signing-key.entity';
import { SigningKeyUseEntity } from './entities/signing-key-use.entity';
import { SigningPolicyEntity } from './entities/signing-policy.entity';

const KEY = [
  ...(['id', 'name', 'subject', 'issuer', 'fingerprint', 'key', 'validUntil', 'createdBy', 'createdAt'] as const),
];
/** A key without its content. */
export type SigningKeyRow = Pick<SigningKeyEntity, (typeof KEY)[number]>;
const USE = [
  ...([
    'id',
    'keyName',
    'assessmentId',
    'reportId',
    'reportKind',
    'method',
    'field',
    'outcome',
    'usedBy',
    'usedAt',
  ] as const),
];
export type SigningKeyUseRow = Pick<SigningKeyUseEntity, (typeof USE)[number]>;

/** Stored keys of the transaction's organization, and who used them. */
@Injectable()
export class SigningKeyRepository {
  async storesKeys(tx: TenantTransaction): Promise<boolean> {
    return (await tx.repository(SigningPolicyEntity).findOne(['storesKeys'], {}))?.storesKeys ?? false;
  }

  async setStoresKeys(tx: TenantTransaction, storesKeys: boolean): Promise<void> {
    await tx.query(
      `insert into signing_policy (organization_id, stores_keys) values ($1, $2)
       on conflict (organization_id) do update set stores_keys = excluded.stores_keys`,
      [tx.organizationId, storesKeys],
    );
  }

  /** By name. */
  all(tx: TenantTransaction): Promise<SigningKeyRow[]> {
    return keys(tx).query('t', KEY).orderBy('t.name', 'ASC').orderBy('t.id', 'ASC').rows(MOST_KEYS);
  }

  find(tx: TenantTransaction, id: SigningKeyId): Promise<SigningKeyRow | undefined> {
    return keys(tx).findOne(KEY, { id });
  }

  /** With what is encrypted. */
  sealed(tx: TenantTransaction, id: SigningKeyId): Promise<Pick<SigningKeyEntity, 'name' | 'sealed'> | undefined> {
    return keys(tx).findOne(['name', 'sealed'], { id });
  }

  /** One after the other, until the transaction ends: together they stay within the limit. */
  async count(tx: TenantTransaction): Promise<number> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('signing keys of ' || $1, 0))", [tx.organizationId]);
    return keys(tx).count({});
  }

  insert(tx: TenantTransaction, row: Parameters<ReturnType<typeof keys>['insert']>[0]): Promise<void> {
    return keys(tx).insert(row);
  }

  /** @returns false when there is none */
  async delete(tx: TenantTransaction, id: SigningKeyId): Promise<boolean> {
    return (await keys(tx).delete({ id })) === 1;
  }

  /** Newest first. */
  uses(tx: TenantTransaction, after: SigningKeyUseId | null, most: number): Promise<SigningKeyUseRow[]> {
    const list = tx.repository(SigningKeyUseEntity).query('t', USE).orderBy('t.id', 'DESC');
    if (after) list.where('t.id < :after', { after });
    return list.rows(most);
  }

  recordUse(tx: TenantTransaction, row: NewUse): Promise<void> {
    return tx.repository(SigningKeyUseEntity).insert(row);
  }
}

/** A use that is written down. */
export type NewUse = Omit<SigningKeyUseEntity, 'organizationId'>;

const keys = (tx: TenantTransaction) => tx.repository(SigningKeyEntity);
