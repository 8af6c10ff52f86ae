import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ModelReleases1700000000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Published releases are the same for every organization and never change: the application may only read them.
      create table model_release (
        id uuid primary key,
        version text not null,
        wording text not null check (wording in ('certitude', 'official')),
        schema_version text not null,
        content jsonb not null,
        sha256 text not null,
        categories integer not null,
        requirements integer not null,
        published_at timestamptz not null default now(),
        unique (version, wording, sha256)
      );
      grant select on model_release to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
