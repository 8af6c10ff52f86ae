import { type OrganizationId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { withProductDatabase } from '../operator/product-database';
import { waitUntil } from '../start/index';
import { type Arena } from './arena';
import { type Inhabited } from './people';

/**
 * Written by the worker and by book-keeping, some time after what caused it (notes out of operations, which count): says
 * nothing of whether a refused request changed something.
 */
const LATER = [
  ...['outbox', 'notification', 'reminder', 'dead_letter', 'stream_client', 'note'],
  ...['archive_export', 'import_job', 'report'],
];

/** What an organization's tables hold, as one number each. */
export class Digest {
  constructor(private readonly tables: ReadonlyMap<string, string>) {}

  same(other: Digest): boolean {
    return this.differences(other).length === 0;
  }

  /** Names of the tables that hold something else. */
  differences(other: Digest): string[] {
    return [...this.tables].filter(([name, hash]) => other.tables.get(name) !== hash).map(([name]) => name);
  }
}

/** All that the application's role sees of an organization. */
export function digestOf({ databaseUrl }: Arena, { names }: Inhabited): Promise<Digest> {
  const context = { organizationId: names['organizationId'] as OrganizationId, actor: null, requestId: 'attack' };
  return withProductDatabase(databaseUrl(), (db) =>
    db.transaction(context, async (tx) => {
      const hashes = new Map<string, string>();
      for (const table of await tablesOf(tx)) {
        const [row] = await tx.query<{ hash: string }>(
          `select coalesce(sum(hashtextextended(t::text, 0)), 0)::text as hash from ${table} t`,
        );
        hashes.set(table, row?.hash ?? '');
      }
      return new Digest(hashes);
    }),
  );
}

async function tablesOf(tx: TenantTransaction): Promise<string[]> {
  const rows = await tx.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attname = 'organization_id'
       and has_table_privilege(c.oid, 'select')
     order by 1`,
  );
  return rows.map(({ name }) => name).filter((name) => !LATER.includes(name));
}

/** The digest once nothing is on its way any more. */
export async function settledDigest(arena: Arena, inhabited: Inhabited): Promise<Digest> {
  let last = await digestOf(arena, inhabited);
  const isSame = async () => {
    const now = await digestOf(arena, inhabited);
    const same = now.same(last);
    last = now;
    return same;
  };
  await waitUntil(isSame, { timeoutMs: 20_000, everyMs: 200 });
  return last;
}

/** Names of the tables that hold something else than before, once nothing is on its way any more. */
export async function changesSince(before: Digest, arena: Arena, inhabited: Inhabited): Promise<string[]> {
  const now = await digestOf(arena, inhabited);
  return now.same(before) ? [] : (await settledDigest(arena, inhabited)).differences(before);
}
