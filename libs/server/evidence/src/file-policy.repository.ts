import { type FileSettingsView } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';

/** What an organization accepts, and how much it keeps. */
export type FileUse = Omit<FileSettingsView, 'limit'>;

/** What an organization accepts and keeps. Without a row, the default. */
@Injectable()
export class FilePolicyRepository {
  async read(tx: TenantTransaction): Promise<FileUse> {
    const [row] = await tx.query<{ acceptsSealed: boolean | null; used: string }>(
      `select p.accepts_sealed as "acceptsSealed",
         (select coalesce(sum(size), 0) from stored_file where withdrawn_at is null) as used
       from (values (1)) as one left join file_policy p on true`,
    );
    return { acceptsSealed: row?.acceptsSealed ?? true, used: Number(row?.used ?? 0) };
  }

  async setAcceptsSealed(tx: TenantTransaction, acceptsSealed: boolean): Promise<void> {
    await tx.query(
      `insert into file_policy (organization_id, accepts_sealed) values ($1, $2)
       on conflict (organization_id) do update set accepts_sealed = excluded.accepts_sealed`,
      [tx.organizationId, acceptsSealed],
    );
  }

  /** One upload of an organization after the other, until the transaction ends: together they stay within the limit. */
  async lockUse(tx: TenantTransaction): Promise<void> {
    await tx.query("select pg_advisory_xact_lock(hashtextextended('stored bytes of ' || $1, 0))", [tx.organizationId]);
  }
}
