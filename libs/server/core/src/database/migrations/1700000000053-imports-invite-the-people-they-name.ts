import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ImportsInviteThePeopleTheyName1700000000053 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who was invited with it: id of the invitation, name in the source, address.
      alter table assessment_import add column invited jsonb not null default '[]';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
