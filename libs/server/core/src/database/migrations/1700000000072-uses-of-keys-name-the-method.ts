import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What a report is called depends on the method of its assessment, which may be gone when somebody reads who used a key. */
export class UsesOfKeysNameTheMethod1700000000072 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table signing_key_use add column method text check (method in ('self', 'formal', 'third-party'));
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
