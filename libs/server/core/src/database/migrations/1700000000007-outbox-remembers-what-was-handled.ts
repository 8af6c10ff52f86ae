import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossingFunction } from './tenant-table';

export class OutboxRemembersWhatWasHandled1700000000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Relayed is not handled: the queue may lose a job between the two.
      alter table outbox add column handled_at timestamptz;
      create index outbox_unhandled on outbox (relayed_at) where relayed_at is not null and handled_at is null;
      create index outbox_handled on outbox (handled_at) where handled_at is not null;

      create function outbox_relay_again(relayed_before timestamptz) returns bigint
        language sql security definer set search_path = public, pg_temp as $$
          with again as (
            update outbox set relayed_at = null where handled_at is null and relayed_at < relayed_before returning 1
          )
          select count(*) from again
        $$;
      ${crossingFunction('outbox_relay_again(timestamptz)')}

      -- What nobody has handled is never forgotten.
      set local role certitude_crossing;
      create or replace function outbox_forget(older_than timestamptz) returns bigint
        language sql security definer set search_path = public, pg_temp as $$
          with gone as (delete from outbox where handled_at < older_than returning 1) select count(*) from gone
        $$;
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
