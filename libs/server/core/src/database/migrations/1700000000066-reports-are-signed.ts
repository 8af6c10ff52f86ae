import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Signed files lie beside the report that they are of, one after the other; nobody changes or removes one by itself. */
export class ReportsAreSigned1700000000066 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report add column signed integer not null default 0 check (signed >= 0);
      create table signed_report (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        report_id uuid not null,
        number integer not null check (number >= 1),
        size integer not null,
        sha256 text not null,
        content bytea not null,
        signatures jsonb not null,
        is_signed_here boolean not null,
        added_by uuid not null,
        added_at timestamptz not null default now(),
        primary key (organization_id, report_id, number),
        foreign key (organization_id, report_id) references report (organization_id, id) on delete cascade,
        foreign key (organization_id, added_by) references member (organization_id, account_id)
      );
      alter table signed_report alter column content set storage external;
      ${tenantTable('signed_report')}
      grant select, insert on signed_report to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
