import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Tables whose rows several people change. */
const EDITABLE = ['organization', 'member', 'pki', 'action_plan', 'plan_task', 'guest_grant'];

export class ChangesCarryTheVersionThatWasSeen1700000000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of EDITABLE)
      await runner.query(`
        alter table ${table}
          add column version integer not null default 1,
          -- Per field that was changed: as which version, by whom, when.
          add column field_versions jsonb not null default '{}';
      `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
