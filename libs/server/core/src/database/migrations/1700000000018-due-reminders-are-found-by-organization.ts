import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossingFunction } from './tenant-table';

export class DueRemindersAreFoundByOrganization1700000000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index reminder_due_of on reminder (organization_id, due_at) where state = 'waiting';

      -- Organizations only: what is due in one is looked for inside it, so that its trouble is its own.
      create function organizations_with_due_reminders(at timestamptz, after uuid, most integer)
        returns table (organization_id uuid)
        language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
          with recursive due as (
            (select r.organization_id from reminder r
             where r.state = 'waiting' and r.due_at <= at and (after is null or r.organization_id > after)
             order by r.organization_id limit 1)
            union all
            (select next.organization_id from due d cross join lateral (
               select r.organization_id from reminder r
               where r.state = 'waiting' and r.due_at <= at and r.organization_id > d.organization_id
               order by r.organization_id limit 1) next)
          )
          select d.organization_id from due d limit most
        $$;
      ${crossingFunction('organizations_with_due_reminders(timestamptz,uuid,integer)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
