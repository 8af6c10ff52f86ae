import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Letters to people as such wait in a table of their own, since they belong to no organization. */
export class AccountsAreWrittenTo1700000000074 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account_mail (
        id uuid primary key,
        kind text not null,
        -- Null for somebody who has none yet.
        account_id uuid references account (id) on delete cascade,
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

      alter table account add column address_confirmed_at timestamptz;
      -- A link that shows that somebody reads the mail of an address; works once.
      create table address_link (
        token_hash text primary key,
        purpose text not null check (purpose in ('sign-up', 'confirmation', 'change')),
        account_id uuid references account (id) on delete cascade,
        email text not null,
        expires_at timestamptz not null,
        check ((account_id is null) = (purpose = 'sign-up'))
      );
      create index address_link_account on address_link (account_id);
      create index address_link_expiry on address_link (expires_at);
      grant select, insert, delete on address_link to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
