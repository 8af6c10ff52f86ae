import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** A report is a row from the wish to the file; its content lies in it, so that it is kept, copied and deleted with it. */
export class ReportsAreMadeOfAssessments1700000000063 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table report (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        assessment_id uuid not null,
        revision integer check (revision >= 1),
        kind text not null check (kind in ('self-assessment', 'assessment', 'detailed', 'attestation', 'summary', 'progress')),
        format text not null check (format in ('pdf', 'html')),
        paper text not null check (paper in ('a4', 'us-letter')),
        sections jsonb not null,
        holds_plans boolean not null,
        state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        finished_at timestamptz,
        problem_code text,
        problem_detail text,
        standard text check (standard in ('pdf-ua-1', 'tagged')),
        size integer,
        sha256 text,
        content bytea,
        primary key (organization_id, id),
        foreign key (organization_id, assessment_id) references assessment (organization_id, id) on delete cascade,
        foreign key (organization_id, created_by) references member (organization_id, account_id),
        check ((state = 'done') = (content is not null and size is not null and sha256 is not null))
      );
      alter table report alter column content set storage external;
      create index report_of_assessment on report (organization_id, assessment_id, id desc);
      create index report_under_way on report (organization_id, created_by) where state in ('waiting', 'running');
      ${tenantTable('report')}
      grant select, insert, update, delete on report to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
