import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Letters to people as such wait in a table of their own, since they belong to no organization. */
export class AccountsAreWrittenTo1700000000074 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_mail (
        id uuid primary key,
        kind text not null,
        account_id uuid not null references account (id) on delete cascade,
        address text not null,
        parameters jsonb not null,
        state text not null default 'waiting' check (state in ('waiting', 'sent', 'refused', 'given-up')),
        attempts integer not null default 0,
        due_at timestamptz not null,
        answer text,
        created_at timestamptz not null,
        changed_at timestamptz not null
      );
      create index account_mail_due on account_mail (due_at, id) where state = 'waiting';
      create index account_mail_account on account_mail (account_id, created_at);
      create index account_mail_over on account_mail (changed_at) where state <> 'waiting';
      grant select, insert, update, delete on account_mail to certitude_app;
      -- The application makes links itself, when it writes the letter that carries one.
      grant insert on password_link to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
