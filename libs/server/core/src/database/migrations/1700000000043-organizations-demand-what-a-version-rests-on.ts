import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** What an organization demands of answers before a formal assessment is finalized. */
export class OrganizationsDemandWhatAVersionRestsOn1700000000043 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Without a row, nothing is demanded.
      create table finalizing_policy (
        organization_id uuid primary key references organization (organization_id) on delete cascade,
        demands_rationale boolean not null default false,
        demands_evidence boolean not null default false,
        demands_review boolean not null default false
      );
      ${tenantTable('finalizing_policy')}
      grant select, insert, update (demands_rationale, demands_evidence, demands_review) on finalizing_policy
        to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
