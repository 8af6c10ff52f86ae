import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR } from './app-only';
import { crossingFunction } from './tenant-table';

export class UndoingSeesWhatWasArchivedAndDeleted1700000000057 implements MigrationInterface {
  private readonly changes = `
    -- What somebody changed of what an import made; one word for each kind. Sees what its caller sees.
    create or replace function changed_since_import(here uuid, record uuid) returns setof text
      language sql stable set search_path = public, pg_temp as $$
        with i as (
          select r.assessment_id as imported, r.made -> 'targets' as targets, (r.made ->> 'pkiId')::uuid as pki,
            (r.made ->> 'head')::bigint as at_head,
            (r.made ->> 'tasks')::integer as tasks,
            array(select jsonb_array_elements_text(r.made -> 'evidence')::uuid) as proofs,
            array(select jsonb_array_elements_text(r.made -> 'plans')::uuid) as plans
          from assessment_import r where r.organization_id = here and r.id = record and r.state = 'imported'
            and r.assessment_id is not null
        )
        select 'answers' from i where not exists (select from assessment_stream s
          where s.organization_id = here and s.assessment_id = imported and s.head = at_head)
        union all select 'facts' from i where exists (select from assessment a
          where a.organization_id = here and a.id = imported and a.version > 1)
        union all select 'archived' from i where exists (select from assessment a
          where a.organization_id = here and a.id = imported and a.archived_at is not null)
        union all select 'targets' from i where targets <> targets_of(here, imported)
        union all select 'state' from i where exists (select from assessment_version v
          where v.organization_id = here and v.assessment_id = imported)
        union all select 'evidence' from i where exists (select from evidence_revision r
            where r.organization_id = here and r.evidence_id = any (proofs) and (r.number > 1 or r.state <> 'draft'))
          or (select count(*) from evidence e where e.organization_id = here and e.id = any (proofs)
            and e.archived_at is null and e.deletion_id is null) <> cardinality(proofs)
          or exists (select from evidence_link l where l.organization_id = here
            and (l.assessment_id = imported) <> (l.evidence_id = any (proofs))
            and (l.assessment_id = imported or l.evidence_id = any (proofs)))
          or exists (select from evidence_link_change c where c.organization_id = here and c.evidence_id = any (proofs)
            and c.change = 'detached')
        union all select 'plans' from i where exists (select from action_plan p
            where p.organization_id = here and p.assessment_id = imported
              and (p.id <> all (plans) or p.version > 1 or p.status <> 'draft'))
          or (select count(*) from action_plan p where p.organization_id = here and p.id = any (plans)
            and p.archived_at is null and p.deletion_id is null) <> cardinality(plans)
          or (select count(*) from plan_task t where t.organization_id = here and t.plan_id = any (plans)) <> tasks
          or exists (select from plan_task t where t.organization_id = here and t.plan_id = any (plans) and t.version > 1)
        union all select 'pki' from i where pki is not null and not exists (select from pki p
          where p.organization_id = here and p.id = pki and p.version = 1 and p.archived_at is null
            and p.deletion_id is null)
        union all select 'people' from i where exists (select from response_contributor c
            where c.organization_id = here and c.assessment_id = imported)
          or exists (select from guest_grant g where g.organization_id = here and g.assessment_id = imported)
      $$;`;

  /** What was archived or deleted is as somebody wanted it: it is not removed, and not brought back. */
  private readonly merged = `
    create or replace function touched_evidence(here uuid, proofs uuid[], imported uuid) returns setof uuid
      language sql stable set search_path = public, pg_temp as $$
        select p from unnest(proofs) p where exists (select from evidence_revision r
            where r.organization_id = here and r.evidence_id = p and (r.number > 1 or r.state <> 'draft'))
          or not exists (select from evidence e where e.organization_id = here and e.id = p
            and e.archived_at is null and e.deletion_id is null)
          or exists (select from evidence_link l
            where l.organization_id = here and l.evidence_id = p and l.assessment_id <> imported)
          or exists (select from evidence_link_change c
            where c.organization_id = here and c.evidence_id = p and c.change = 'detached')
      $$;
    create or replace function touched_plans(here uuid, plans uuid[], steps integer[]) returns setof uuid
      language sql stable set search_path = public, pg_temp as $$
        select made.id from unnest(plans, steps) made(id, tasks) left join action_plan p
            on p.organization_id = here and p.id = made.id
          where p.id is null or p.version > 1 or p.status <> 'draft' or p.archived_at is not null
            or p.deletion_id is not null
            or (select count(*) from plan_task t where t.organization_id = here and t.plan_id = p.id) <> made.tasks
            or exists (select from plan_task t where t.organization_id = here and t.plan_id = p.id and t.version > 1)
      $$;`;

  private readonly undoing = `
    drop function undo_import(uuid, timestamptz);
    create function undo_import(record uuid, at timestamptz) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
        i assessment_import;
        proofs uuid[];
        plans uuid[];
      begin
        select * into i from assessment_import r where r.organization_id = here and r.id = record
          and r.state = 'imported' and r.assessment_id is not null for no key update;
        if not found then return false; end if;
        proofs := array(select jsonb_array_elements_text(i.made -> 'evidence')::uuid);
        plans := array(select jsonb_array_elements_text(i.made -> 'plans')::uuid);
        -- Whoever changes something of it at this moment is waited for, and seen.
        perform from pki p where p.organization_id = here and p.id = (i.made ->> 'pkiId')::uuid for no key update;
        perform from assessment_stream s
          where s.organization_id = here and s.assessment_id = i.assessment_id for no key update;
        perform from assessment a where a.organization_id = here and a.id = i.assessment_id for no key update;
        perform from action_plan p where p.organization_id = here and p.id = any (plans) order by p.id for no key update;
        perform from evidence e where e.organization_id = here and e.id = any (proofs) order by e.id for no key update;
        if exists (select from changed_since_import(here, record)) then return false; end if;
        update assessment_import r set state = 'undone', assessment_id = null, undone_by = ${ACTOR}, undone_at = at
          where r.organization_id = here and r.id = record;
        delete from outbox t where t.organization_id = here
          and (t.payload ->> 'assessmentId' = i.assessment_id::text or t.payload ->> 'planId' = any (plans::text[]));
        perform remove_evidence(here, proof) from unnest(proofs) as proof;
        perform remove_assessments(here, array[i.assessment_id]);
        delete from pki t where t.organization_id = here and t.id = (i.made ->> 'pkiId')::uuid
          and not exists (select from assessment a where a.organization_id = here and a.pki_id = t.id);
        return true;
      end $$;
    ${crossingFunction('undo_import(uuid,timestamptz)')}`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${this.changes} ${this.merged} ${this.undoing}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
