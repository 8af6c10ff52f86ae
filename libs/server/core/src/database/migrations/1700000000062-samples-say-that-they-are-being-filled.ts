import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class SamplesSayThatTheyAreBeingFilled1700000000062 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A sample that is being filled: until then, unless its process says again that it goes on. Null: it is whole.
      alter table organization add column filling_until timestamptz;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
