/**
 * SQL that puts a table behind its organization: row-level security enabled and forced (so that even the table's
 * owner obeys it), with the one policy every tenant table has. `nullif`: a transaction-local setting reads back as ''.
 */
export const tenantTable = (table: string): string => `
  alter table ${table} enable row level security;
  alter table ${table} force row level security;
  create policy tenant on ${table}
    using (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
    with check (organization_id = nullif(current_setting('app.organization_id', true), '')::uuid);`;

/** SQL that lets the crossing functions, and nothing else, see the rows of a table in every organization. */
export const crossing = (table: string, privileges: string): string => `
  grant ${privileges} on ${table} to certitude_crossing;
  create policy crossing on ${table} to certitude_crossing using (true) with check (true);`;

/** SQL that hands a function to the crossing role and allows the application to call it. */
export const crossingFunction = (signature: string): string => `
  alter function ${signature} owner to certitude_crossing;
  revoke all on function ${signature} from public;
  grant execute on function ${signature} to certitude_app;`;
