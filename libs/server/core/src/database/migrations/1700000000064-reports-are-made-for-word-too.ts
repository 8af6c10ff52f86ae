import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Word is a third format of reports. */
export class ReportsAreMadeForWordToo1700000000064 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table report
        drop constraint report_format_check,
        add constraint report_format_check check (format in ('pdf', 'docx', 'html'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
