import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class RateLimits1700000000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- How often somebody tried something lately; shared by all nodes. Keys are hashes, they name nobody.
      create table rate_limit (
        key varchar(255) primary key,
        points integer not null default 0,
        expire bigint
      );
      create index rate_limit_expire on rate_limit (expire);
      grant select, insert, update, delete on rate_limit to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
