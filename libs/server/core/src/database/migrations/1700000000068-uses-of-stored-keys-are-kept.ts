import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Who used which key when. It stays when key and report are gone, and the application cannot change it. */
export class UsesOfStoredKeysAreKept1700000000068 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table signing_key_use (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        key_id uuid not null,
        key_name text not null,
        assessment_id uuid not null,
        report_id uuid not null,
        report_kind text not null,
        field text not null,
        outcome text not null check (outcome in ('signed', 'wrong-password', 'refused')),
        used_by uuid not null,
        used_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, used_by) references member (organization_id, account_id)
      );
      ${tenantTable('signing_key_use')}
      grant select, insert on signing_key_use to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
