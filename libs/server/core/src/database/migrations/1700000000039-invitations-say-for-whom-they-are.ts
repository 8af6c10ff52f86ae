import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossingFunction } from './tenant-table';

export class InvitationsSayForWhomTheyAre1700000000039 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table invitation
        add column recipient text not null default '',
        add column note text not null default '',
        -- The last characters of the link: enough to tell it from others, far too few to guess it.
        add column link_end text not null default '';

      -- For whom it is stays with those who invite; the note is for whoever holds the link.
      drop function invitation_by_token(text);
      create function invitation_by_token(hash text)
        returns table (organization_id uuid, id uuid, organization_name text, role text, expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz, note text)
        language sql stable security definer set search_path = public, pg_temp as $$
          select i.organization_id, i.id, o.name, i.role, i.expires_at, i.accepted_at, i.revoked_at, i.note
          from invitation i join organization o using (organization_id)
          where i.token_hash = hash
        $$;
      ${crossingFunction('invitation_by_token(text)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
