import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A signed file leaves with the archive of its organization, where files are named by id. */
export class SignedReportsHaveIds1700000000071 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table signed_report add column id uuid not null default uuidv7(), add unique (organization_id, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
