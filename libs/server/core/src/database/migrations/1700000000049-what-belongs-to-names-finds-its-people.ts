import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What goes on about a plan that is verified; all else it says is closed. */
const MOVES = `'{status,version,field_versions,archived_at,archived_by,deletion_id}'::text[]`;

export class WhatBelongsToNamesFindsItsPeople1700000000049 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The published elements of a plan, and who is responsible where nobody of that name is a member.
      alter table action_plan
        add column responsible_name text not null default '',
        add column responsibility text not null default '',
        add column starts_on date,
        add column resources text not null default '',
        add column dependencies text not null default '',
        add column outputs text not null default '',
        add column comments text not null default '';
      create or replace function refuse_change_of_verified_plan() returns trigger language plpgsql as $$
        begin
          if tg_op = 'UPDATE' and old.status = 'verified' then
            if new.status not in ('verified', 'in-progress')
                or (to_jsonb(new) - ${MOVES}) is distinct from (to_jsonb(old) - ${MOVES}) then
              raise exception 'plan % is verified', new.id using errcode = 'CE004';
            end if;
          elsif new.status = 'verified' and not exists (select from review v where v.plan_id = new.id and v.xmin = pg_current_xact_id()::xid) then
            raise exception 'nobody verified plan %', new.id using errcode = 'CE004';
          end if;
          return new;
        end $$;
      create index action_plan_responsible_name on action_plan (organization_id, lower(responsible_name))
        where responsible_name <> '';
      create index named_owner_name on named_owner (organization_id, lower(name));

      -- What stands under this name becomes that of whoever accepts.
      alter table invitation add column carries text not null default '';

      -- Targets are changed where they stand; a name that has found its person goes.
      grant update, delete on assessment_target to certitude_app;
      grant delete on named_owner to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
