import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR } from './app-only';
import { crossingFunction } from './tenant-table';

export class ImportsGoIntoAssessmentsThatExist1700000000048 implements MigrationInterface {
  /** Where an import went that became no assessment of its own, and what it changed there. */
  private readonly record = `
    alter table assessment_import
      add column merged_into uuid,
      add column merge jsonb,
      add foreign key (organization_id, merged_into) references assessment (organization_id, id)
        on delete set null (merged_into);
    create index assessment_import_merged on assessment_import (organization_id, merged_into);`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${this.record}

      -- Evidence and plans of an import that somebody has worked on since. They see what their caller sees.
      create function touched_evidence(here uuid, proofs uuid[], imported uuid) returns setof uuid
        language sql stable set search_path = public, pg_temp as $$
          select p from unnest(proofs) p where exists (select from evidence_revision r
              where r.organization_id = here and r.evidence_id = p and (r.number > 1 or r.state <> 'draft'))
            or exists (select from evidence_link l
              where l.organization_id = here and l.evidence_id = p and l.assessment_id <> imported)
            or exists (select from evidence_link_change c
              where c.organization_id = here and c.evidence_id = p and c.change = 'detached')
        $$;
      create function touched_plans(here uuid, plans uuid[], steps integer[]) returns setof uuid
        language sql stable set search_path = public, pg_temp as $$
          select p.id from unnest(plans, steps) made(id, tasks) join action_plan p
              on p.organization_id = here and p.id = made.id
            where p.version > 1 or p.status <> 'draft'
              or (select count(*) from plan_task t where t.organization_id = here and t.plan_id = p.id) <> made.tasks
              or exists (select from plan_task t where t.organization_id = here and t.plan_id = p.id and t.version > 1)
        $$;
      ${['touched_evidence(uuid, uuid[], uuid)', 'touched_plans(uuid, uuid[], integer[])']
        .map(
          (signature) => `revoke all on function ${signature} from public;
            grant execute on function ${signature} to certitude_app, certitude_crossing;`,
        )
        .join('\n')}

      -- Removes what an import of the caller's organization added to an assessment besides answers, as far as nobody has
      -- worked on it, by the functions that remove what was deleted; the record stays, and says who undid it.
      create function undo_merge(record uuid, at timestamptz) returns boolean
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare
          here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
          i assessment_import;
          proofs uuid[];
          plans uuid[];
          steps integer[];
        begin
          select * into i from assessment_import r where r.organization_id = here and r.id = record
            and r.state = 'imported' and r.merged_into is not null for no key update;
          if not found then return false; end if;
          perform from assessment_stream s where s.organization_id = here and s.assessment_id = i.merged_into
            and s.state = 'open' for no key update;
          if not found then return false; end if;
          proofs := array(select jsonb_array_elements_text(i.made -> 'evidence')::uuid);
          proofs := array(select p from unnest(proofs) p
            where not exists (select from touched_evidence(here, proofs, i.merged_into) t(id) where t.id = p));
          plans := array(select (p ->> 'id')::uuid from jsonb_array_elements(i.merge -> 'plans') with ordinality e(p, n)
            order by n);
          steps := array(select (p ->> 'tasks')::int from jsonb_array_elements(i.merge -> 'plans') with ordinality e(p, n)
            order by n);
          plans := array(select p from unnest(plans) p
            where not exists (select from touched_plans(here, plans, steps) t(id) where t.id = p));
          delete from outbox t where t.organization_id = here and t.payload ->> 'planId' = any (plans::text[]);
          perform remove_evidence(here, proof) from unnest(proofs) as proof;
          perform remove_plans(here, plans);
          delete from assessment_target t using jsonb_to_recordset(i.merge -> 'targets') as m(id uuid, level int)
            where t.organization_id = here and t.id = m.id and t.level = m.level;
          delete from declared_level t using jsonb_to_recordset(i.merge -> 'declared') as m(module text, category text)
            where t.organization_id = here and t.assessment_id = i.merged_into and t.module = m.module
              and t.category = m.category;
          delete from named_owner t using jsonb_to_recordset(i.merge -> 'owners') as m(response uuid, name text)
            where t.organization_id = here and t.response_id = m.response and t.name = m.name;
          update assessment_import r set state = 'undone', merged_into = null, undone_by = ${ACTOR}, undone_at = at
            where r.organization_id = here and r.id = record;
          return true;
        end $$;
      ${crossingFunction('undo_merge(uuid,timestamptz)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
