import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Tables of what imports bring besides answers. */
const BROUGHT = ['assessment_target', 'declared_level', 'named_owner', 'operation_source'];

export class AssessmentsCanBeImported1700000000034 implements MigrationInterface {
  /** The record of an import: what it would become while it is a preview, what it has become and what has no place there. */
  private readonly imports = `
    create table assessment_import (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      id uuid not null,
      state text not null default 'previewed' check (state in ('previewed', 'imported', 'undone')),
      kind text not null,
      source_name text not null,
      sha256 text not null,
      -- What was brought, as long as reading it again with other answers gives something else.
      source bytea,
      answers jsonb not null default '{}',
      -- The neutral document and what it scores, as JSON in text: the content of files may have what jsonb refuses.
      document text not null,
      scores text not null,
      model_release_id uuid not null references model_release (id),
      as_copy boolean not null default false,
      -- None any more where it was deleted afterwards.
      assessment_id uuid,
      -- What it made, and how far the stream was then; null before.
      made jsonb,
      created_by uuid not null,
      created_at timestamptz not null default now(),
      -- Of a preview.
      expires_at timestamptz,
      imported_by uuid,
      imported_at timestamptz,
      undone_by uuid,
      undone_at timestamptz,
      primary key (organization_id, id),
      check (state = 'previewed' or (imported_at is not null and made is not null)),
      check (state <> 'previewed' or expires_at is not null),
      foreign key (organization_id, assessment_id) references assessment (organization_id, id),
      foreign key (organization_id, created_by) references member (organization_id, account_id),
      foreign key (organization_id, imported_by) references member (organization_id, account_id),
      foreign key (organization_id, undone_by) references member (organization_id, account_id)
    );
    -- What it became may be deleted, and brought again then: that the same content comes once is seen to under a lock.
    create index assessment_import_content on assessment_import (organization_id, sha256) where state = 'imported';
    create unique index assessment_import_assessment on assessment_import (organization_id, assessment_id);
    create index assessment_import_expires on assessment_import (organization_id, expires_at) where state = 'previewed';
    ${tenantTable('assessment_import')}
    -- Previews go; the record of what was imported stays.
    grant select, insert, update, delete on assessment_import to certitude_app;

    create function refuse_deleting_an_import() returns trigger language plpgsql as $$
      begin
        raise exception 'import % was imported', old.id using errcode = 'CE004';
      end $$;
    create trigger recorded before delete on assessment_import for each row
      when (old.state <> 'previewed' and current_user = 'certitude_app') execute function refuse_deleting_an_import();`;

  /** What imports bring besides answers. */
  private readonly brought = `
    -- Level to reach: of a requirement, a category or a module. That of the whole is the assessment's own.
    create table assessment_target (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      assessment_id uuid not null,
      id uuid not null,
      module text not null,
      category text,
      requirement text,
      level smallint not null check (level between 1 and 5),
      primary key (organization_id, id),
      unique nulls not distinct (organization_id, assessment_id, module, category, requirement),
      check (category is not null or requirement is null),
      foreign key (organization_id, assessment_id) references assessment (organization_id, id)
    );
    ${tenantTable('assessment_target')}
    grant select, insert on assessment_target to certitude_app;

    -- A level declared for a category of a full assessment, beside its requirements.
    create table declared_level (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      assessment_id uuid not null,
      module text not null,
      category text not null,
      level smallint not null check (level between 1 and 5),
      primary key (organization_id, assessment_id, module, category),
      foreign key (organization_id, assessment_id) references assessment (organization_id, id)
    );
    ${tenantTable('declared_level')}
    grant select, insert on declared_level to certitude_app;

    -- Who owns an answer where nobody of that name is a member.
    create table named_owner (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      assessment_id uuid not null,
      response_id uuid not null,
      name text not null,
      primary key (organization_id, response_id),
      foreign key (organization_id, assessment_id, response_id) references response (organization_id, assessment_id, id)
    );
    create index named_owner_assessment on named_owner (organization_id, assessment_id);
    ${tenantTable('named_owner')}
    grant select, insert on named_owner to certitude_app;

    -- Where operations come from that nobody made in a browser.
    create table operation_source (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      assessment_id uuid not null,
      client_id uuid not null,
      source text not null,
      primary key (organization_id, assessment_id, client_id),
      foreign key (organization_id, assessment_id) references assessment (organization_id, id)
    );
    ${tenantTable('operation_source')}
    grant select, insert on operation_source to certitude_app;

    -- What came with an assessment is closed with it.
    ${BROUGHT.map(
      (table) => `create trigger final before insert or update on ${table}
        for each row execute function refuse_write_to_final_assessment();`,
    ).join('\n')}`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assessment drop constraint assessment_policy_check;
      alter table assessment add constraint assessment_policy_check check (policy in ('pkimm', 'workbook', 'web'));
      ${this.imports}
      ${this.brought}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
