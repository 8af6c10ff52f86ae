import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

export class ImportsGoOnAsJobs1700000000052 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Apart from the record, whose row the transaction of the import holds until its end.
      create table import_job (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        import_id uuid not null,
        -- What was asked for, as JSON in text: the same again is the same text.
        ordered text not null,
        state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
        step text not null default '',
        done bigint not null default 0,
        total bigint not null default 0,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        finished_at timestamptz,
        problem_code text,
        problem_detail text,
        primary key (organization_id, id),
        foreign key (organization_id, import_id) references assessment_import (organization_id, id) on delete cascade,
        foreign key (organization_id, created_by) references member (organization_id, account_id)
      );
      create unique index import_job_open on import_job (organization_id, import_id) where state in ('waiting', 'running');
      create index import_job_import on import_job (organization_id, import_id, id);
      ${tenantTable('import_job')}
      grant select, insert, update, delete on import_job to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
