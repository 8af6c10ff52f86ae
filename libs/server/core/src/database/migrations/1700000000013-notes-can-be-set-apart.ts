import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossingFunction } from './tenant-table';

export class NotesCanBeSetApart1700000000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A note that could not be put together is set apart: it is shown to nobody and takes no edits until somebody
      -- repairs it. Everything that was written stays in the log.
      alter table note
        add column quarantined_at timestamptz,
        add column quarantine_reason text check (quarantine_reason in ('time', 'memory', 'content')),
        add check ((quarantined_at is null) = (quarantine_reason is null));
      create index note_quarantined on note (organization_id, assessment_id) where quarantined_at is not null;

      -- Freezing ends even if the process that began it does not live to end it.
      alter table assessment_stream add column freezing_since timestamptz;
      update assessment_stream set freezing_since = now() where state = 'freezing';
      create index assessment_stream_freezing on assessment_stream (freezing_since) where state = 'freezing';
      create function freezing_since_before(moment timestamptz)
        returns table (organization_id uuid, assessment_id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select s.organization_id, s.assessment_id from assessment_stream s
          where s.state = 'freezing' and s.freezing_since < moment
          order by s.freezing_since limit 100
        $$;
      ${crossingFunction('freezing_since_before(timestamptz)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
