import { type MigrationInterface, type QueryRunner } from 'typeorm';

export class NoticesKeepWhatTheyTell1700000000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What a notice is about and tells, instead of a finished sentence. Null in rows of versions before: their sentence stays.
      alter table notification
        add column subject_type text,
        add column subject_id uuid,
        add column parameters jsonb,
        add constraint notification_told check (num_nulls(subject_type, subject_id, parameters) in (0, 3)) not valid,
        -- Processes of the version before read the sentence; once there are none, nobody needs to write it.
        alter column title drop not null,
        alter column link drop not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
