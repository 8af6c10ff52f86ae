import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossingFunction } from './tenant-table';

export class WhatIsOldMayBeDeleted1700000000031 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Housekeeping deletes inside each organization, as whoever works there.
      grant delete on notification, stream_client, invitation, outbox to certitude_app;

      -- Which organizations there are, for that: their ids and nothing else.
      create function organizations_to_clean(after uuid, most integer) returns table (organization_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select o.organization_id from organization o where after is null or o.organization_id > after
          order by o.organization_id limit most
        $$;
      ${crossingFunction('organizations_to_clean(uuid,integer)')}

      create index invitation_unused on invitation (organization_id, expires_at) where accepted_at is null;
      create index outbox_given_up on outbox (organization_id, created_at) where has_dead_letter;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
