import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Ids come from browsers, and say nothing of when a report was made. */
export class ReportsAreListedByTime1700000000073 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index report_of_assessment;
      create index report_of_assessment on report (organization_id, assessment_id, created_at desc, id desc);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
