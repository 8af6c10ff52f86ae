import { type TenantTransaction } from '@certitude/server/core';

interface ArrivedRow {
  readonly table: 'report' | 'signed_report';
  /** As PostgreSQL writes it in JSON, with columns that the table has. */
  readonly row: Readonly<Record<string, unknown>>;
  readonly content: Uint8Array;
}

/** Writes a row of an archive, with the file that lies in it. */
export async function insertArrivedRow(tx: TenantTransaction, { table, row, content }: ArrivedRow): Promise<void> {
  const columns = Object.keys(row).map((name) => `"${name}"`);
  await tx.query(
    `insert into ${table} (organization_id, content, ${columns.join(', ')})
     select $1, $2, ${columns.map((name) => `r.${name}`).join(', ')} from jsonb_populate_record(null::${table}, $3::jsonb) r`,
    [tx.organizationId, content, JSON.stringify(row)],
  );
}
