import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, crossingFunction } from './tenant-table';

/** Tables that an archive fills, besides its own records. */
const FILLED = [
  ...['organization', 'member', 'pki', 'assessment', 'assessment_target', 'declared_level', 'response', 'named_owner'],
  ...['response_contributor', 'guest_grant', 'operation_source', 'assessment_operation', 'note', 'assessment_version'],
  ...['stored_file', 'evidence', 'evidence_revision', 'evidence_link', 'evidence_link_change', 'action_plan'],
  ...['plan_task', 'plan_responsibility', 'reminder', 'review', 'assessment_import', 'file_policy'],
  ...['finalizing_policy', 'assessment_stream', 'work_handover'],
];

export class DecisionsSayWhichArchiveTheyCameWith1700000000054 implements MigrationInterface {
  /** Who handed what to whom comes along. */
  private readonly loading = `
    ${crossing('work_handover', 'select, insert')}
    drop function load_archive_rows(text, text[], jsonb);

    -- Rows of one table of an archive, into an organization that is being made in this very transaction, and in no other.
    create function load_archive_rows(the_table text, the_columns text[], the_rows jsonb) returns integer
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
        listed text;
        loaded integer;
      begin
        if the_table <> all (array['${FILLED.join("','")}', 'archive_origin']) then
          raise exception 'no rows of % arrive', the_table using errcode = 'CE010';
        end if;
        if the_table <> 'organization' and not exists (
            select from organization o where o.organization_id = here and o.xmin = pg_current_xact_id()::xid) then
          raise exception 'organization % is there already', here using errcode = 'CE010';
        end if;
        select string_agg(format('%I', c), ', ') into listed from unnest(the_columns) c;
        execute format('insert into %I (organization_id%s) select $1%s from jsonb_populate_recordset(null::%I, $2) r',
          the_table, ', ' || listed, ', ' || (select string_agg(format('r.%I', c), ', ') from unnest(the_columns) c), the_table)
          using here, the_rows;
        get diagnostics loaded = row_count;
        return loaded;
      end $$;
    ${crossingFunction('load_archive_rows(text,text[],jsonb)')}`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The archive that an organization came with, for what is older than its arrival; null for what happened here.
      -- Sees what its caller sees.
      create function archive_before(here uuid, moment timestamptz) returns jsonb
        language sql stable set search_path = public, pg_temp as $$
          select jsonb_build_object('organization', g.organization_name, 'importedBy', g.imported_by,
            'importedAt', to_char(g.imported_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'trusted', g.trusted)
          from archive_origin g where g.organization_id = here and moment <= g.imported_at
        $$;
      revoke all on function archive_before(uuid, timestamptz) from public;
      grant execute on function archive_before(uuid, timestamptz) to certitude_app;
      ${this.loading}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
