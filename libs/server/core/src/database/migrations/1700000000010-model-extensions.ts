import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ModelExtensions1700000000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Published extensions, like the releases they lie on: the same for every organization, only ever read.
      create table model_extension (
        id uuid primary key,
        key text not null,
        version text not null,
        name text not null,
        compatibility text[] not null check (cardinality(compatibility) > 0),
        reports_floor boolean not null,
        criteria integer not null,
        overlays integer not null,
        content jsonb not null,
        sha256 text not null,
        published_at timestamptz not null default now(),
        unique (key, version, sha256)
      );
      grant select on model_extension to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
