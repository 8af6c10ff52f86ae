import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class PeopleChooseHowTheyWork1700000000038 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table account
        add column date_locale text not null default 'en-GB',
        -- Null until the person chooses: each browser shows what it has.
        add column theme text check (theme in ('system', 'light', 'dark')),
        add column keys jsonb not null default '{"enabled": true, "keys": {}}',
        add column version integer not null default 1,
        add column field_versions jsonb not null default '{}';

      -- Apart from the account, which many statements read: a picture is read by its own address alone.
      create table account_picture (
        account_id uuid primary key references account (id) on delete cascade,
        hash text not null,
        media_type text not null check (media_type in ('image/webp', 'image/jpeg')),
        content bytea not null check (octet_length(content) between 1 and 32768)
      );
      grant select, insert, update, delete on account_picture to certitude_app;

      -- A name for each session that is no secret, and the browser that it is in.
      alter table session
        add column id uuid not null default uuidv7(),
        add column device text not null default '';
      create unique index session_id on session (id);
      drop index session_account;
      create index session_account on session (account_id, id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
