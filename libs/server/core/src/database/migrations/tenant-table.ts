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

/** SQL that lets the crossing functions, and nothing else, see the rows of a table in every organization; may be said again. */
export const crossing = (table: string, privileges: string): string => `
  grant ${privileges} on ${table} to certitude_crossing;
  drop policy if exists crossing on ${table};
  create policy crossing on ${table} to certitude_crossing using (true) with check (true);`;

/**
 * SQL that allows the application, and nobody else, to call a function, and hands it to the crossing role. In this
 * order: once the function is the crossing role's, the owner's revoke and grant would do nothing, with a mere warning.
 */
export const crossingFunction = (signature: string): string => `
  revoke all on function ${signature} from public;
  grant execute on function ${signature} to certitude_app;
  alter function ${signature} owner to certitude_crossing;`;
