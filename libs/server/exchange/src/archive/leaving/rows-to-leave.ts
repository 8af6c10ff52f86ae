import { type TenantTransaction } from '@certitude/server/core';
import { type TableShape } from '../format/table-shape';

/** A row on its way out: which table, and the row as PostgreSQL writes it in JSON. */
export interface LeavingRow {
  readonly table: string;
  readonly row: string;
}

export const PEOPLE_TABLE = 'people';
const PAGE = 500;

/** Everything of an organization that its people see, table by table, as of one moment. */
export async function* rowsToLeave(tx: TenantTransaction, shapes: readonly TableShape[]): AsyncGenerator<LeavingRow[]> {
  // One statement sees one moment, and a cursor reads it piece by piece.
  await tx.query(`declare leaving no scroll cursor for ${[PEOPLE, ...shapes.map(selection)].join(' union all ')}`);
  for (;;) {
    const rows = await tx.query<LeavingRow>(`fetch ${PAGE} from leaving`);
    if (rows.length === 0) return;
    yield rows;
  }
}

const PEOPLE = `select '${PEOPLE_TABLE}' as "table", jsonb_build_object('id', a.id, 'email', a.email, 'name', a.name,
  'time_zone', a.time_zone)::text as row from member m join account a on a.id = m.account_id`;

/** Rows of what was deleted are out of sight; rows that only belong to such stay behind with it. */
function selection({ table, columns, references, only }: TableShape): string {
  const pairs = columns.map(({ name }) => `'${name}', t."${name}"`).join(', ');
  const whole = references.map(({ table: other, here, there }) => {
    const same = here.map((column, index) => `p."${there[index] ?? ''}" = t."${column}"`).join(' and ');
    const none = here.filter((column) => column !== 'organization_id').map((column) => `t."${column}" is null`);
    return `(${none.join(' or ')} or exists (select from "${other}" p where ${same}))`;
  });
  const conditions = [...(only === undefined ? [] : [only]), ...whole];
  const where = conditions.length === 0 ? '' : ` where ${conditions.join(' and ')}`;
  return `select '${table}' as "table", jsonb_build_object(${pairs})::text as row from "${table}" t${where}`;
}
