import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, crossingFunction, tenantTable } from './tenant-table';

/** Tables that an archive fills, besides its own records. */
const FILLED = [
  ...['organization', 'member', 'pki', 'assessment', 'assessment_target', 'declared_level', 'response', 'named_owner'],
  ...['response_contributor', 'guest_grant', 'operation_source', 'assessment_operation', 'note', 'assessment_version'],
  ...['stored_file', 'evidence', 'evidence_revision', 'evidence_link', 'evidence_link_change', 'action_plan'],
  ...['plan_task', 'plan_responsibility', 'reminder', 'review', 'assessment_import', 'file_policy'],
  ...['finalizing_policy', 'assessment_stream'],
];
const JOB = `
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  step text not null default '',
  done bigint not null default 0,
  total bigint not null default 0,
  -- Of the process at work: one that is silent has died.
  seen_at timestamptz,
  created_at timestamptz not null default now(),
  finished_at timestamptz,
  problem_code text,
  problem_detail text`;

export class OrganizationsLeaveAndArriveAsArchives1700000000051 implements MigrationInterface {
  private readonly tables = `
    -- Who was a member somewhere else and has no account here: what they did is theirs, and nobody signs in as them.
    alter table account alter column email drop not null;
    alter table account add constraint account_without_address check (email is not null or password_hash = '');

    create table archive_export (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      id uuid not null,
      ${JOB},
      created_by uuid not null,
      size bigint,
      sha256 text,
      lost integer not null default 0,
      expires_at timestamptz,
      primary key (organization_id, id),
      foreign key (organization_id, created_by) references member (organization_id, account_id)
    );
    create unique index archive_export_open on archive_export (organization_id) where state in ('waiting', 'running');
    ${tenantTable('archive_export')}
    grant select, insert, update, delete on archive_export to certitude_app;

    -- Where an organization comes from that arrived as an archive. What is older than the arrival is from there.
    create table archive_origin (
      organization_id uuid primary key references organization (organization_id) on delete cascade,
      organization_name text not null,
      archived_at timestamptz not null,
      imported_at timestamptz not null,
      imported_by uuid not null,
      trusted boolean not null,
      signed_by text not null,
      foreign key (organization_id, imported_by) references member (organization_id, account_id)
    );
    ${tenantTable('archive_origin')}
    grant select on archive_origin to certitude_app;

    -- Its organization is not there before it is done.
    create table archive_arrival (
      id uuid primary key,
      account_id uuid not null references account (id) on delete cascade,
      ${JOB},
      name text not null,
      size bigint not null default 0,
      -- What it has become; may be gone since.
      became uuid,
      origin_name text,
      origin_archived_at timestamptz,
      origin_trusted boolean
    );
    create index archive_arrival_account on archive_arrival (account_id, id);
    create unique index archive_arrival_open on archive_arrival (account_id) where state in ('waiting', 'running');
    grant select, insert, update, delete on archive_arrival to certitude_app;

    -- Instances whose signature the operator believes. The application only reads it.
    create table trusted_instance (
      fingerprint text primary key,
      name text not null,
      public_key text not null,
      added_at timestamptz not null default now()
    );
    grant select on trusted_instance to certitude_app;`;

  /** What an archive says was decided long ago is no decision of now: the triggers that ask for one do not ask this function. */
  private readonly loading = `
    ${FILLED.map((table) => crossing(table, 'select, insert')).join('\n')}
    ${crossing('archive_origin', 'select, insert')}
    grant update (baseline_id, baseline_version_id) on assessment to certitude_crossing;

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
    ${crossingFunction('load_archive_rows(text,text[],jsonb)')}

    -- What an assessment is compared with may have come after it.
    create function load_archive_baselines(the_rows jsonb) returns void
      language sql security definer set search_path = public, pg_temp as $$
        update assessment a set baseline_id = r.baseline_id, baseline_version_id = r.baseline_version_id
        from jsonb_populate_recordset(null::assessment, the_rows) r
        where a.organization_id = nullif(current_setting('app.organization_id', true), '')::uuid and a.id = r.id
          and a.xmin = pg_current_xact_id()::xid
      $$;
    ${crossingFunction('load_archive_baselines(jsonb)')}`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${this.tables}${this.loading}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
