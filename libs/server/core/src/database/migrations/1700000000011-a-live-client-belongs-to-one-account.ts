import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class ALiveClientBelongsToOneAccount1700000000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whose each browser tab is. Noted before anybody else can hear of its id, because the stream tells it to everybody.
      create table live_client (
        client_id uuid primary key,
        account_id uuid not null references account (id) on delete cascade,
        created_at timestamptz not null default now()
      );
      create index live_client_account on live_client (account_id);
      grant select, insert on live_client to certitude_app;

      -- Tabs of before are known by what they have written.
      create index stream_client_of_tab on stream_client (organization_id, client_id);
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
