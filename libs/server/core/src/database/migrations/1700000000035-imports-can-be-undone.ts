import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR } from './app-only';
import { crossing, crossingFunction } from './tenant-table';

/** Tables that only imports fill: what removes an assessment removes their rows, too. */
const BROUGHT = ['operation_source', 'named_owner', 'declared_level', 'assessment_target'];

export class ImportsCanBeUndone1700000000035 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${BROUGHT.map((table) => crossing(table, 'select, delete')).join('\n')}
      ${crossing('assessment_import', 'select, update')}

      -- What somebody changed of what an import made; one word for each kind. Sees what its caller sees.
      create function changed_since_import(here uuid, imported uuid, at_head bigint, proofs uuid[], plans uuid[], tasks integer)
        returns setof text language sql stable set search_path = public, pg_temp as $$
          select 'answers' where not exists (select from assessment_stream s
            where s.organization_id = here and s.assessment_id = imported and s.head = at_head)
          union all select 'state' where exists (select from assessment_version v
            where v.organization_id = here and v.assessment_id = imported)
          union all select 'evidence' where exists (select from evidence_revision r
              where r.organization_id = here and r.evidence_id = any (proofs) and (r.number > 1 or r.state <> 'draft'))
            or exists (select from evidence_link l where l.organization_id = here
              and (l.assessment_id = imported) <> (l.evidence_id = any (proofs))
              and (l.assessment_id = imported or l.evidence_id = any (proofs)))
            or exists (select from evidence_link_change c where c.organization_id = here and c.evidence_id = any (proofs)
              and c.change = 'detached')
          union all select 'plans' where exists (select from action_plan p
              where p.organization_id = here and p.assessment_id = imported
                and (p.id <> all (plans) or p.version > 1 or p.status <> 'draft'))
            or (select count(*) from plan_task t where t.organization_id = here and t.plan_id = any (plans)) <> tasks
            or exists (select from plan_task t where t.organization_id = here and t.plan_id = any (plans) and t.version > 1)
          union all select 'people' where exists (select from response_contributor c
              where c.organization_id = here and c.assessment_id = imported)
            or exists (select from guest_grant g where g.organization_id = here and g.assessment_id = imported)
        $$;
      revoke all on function changed_since_import(uuid, uuid, bigint, uuid[], uuid[], integer) from public;
      grant execute on function changed_since_import(uuid, uuid, bigint, uuid[], uuid[], integer)
        to certitude_app, certitude_crossing;

      -- Removes what an import of the caller's organization made, if nobody has changed anything of it, by the functions
      -- that remove what was deleted; the record stays.
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
          perform from assessment_stream s
            where s.organization_id = here and s.assessment_id = i.assessment_id for no key update;
          if exists (select from changed_since_import(here, i.assessment_id, (i.made ->> 'head')::bigint, proofs, plans,
              (i.made ->> 'tasks')::integer)) then
            return false;
          end if;
          update assessment_import r set state = 'undone', assessment_id = null, undone_by = ${ACTOR}, undone_at = at
            where r.organization_id = here and r.id = record;
          delete from outbox t where t.organization_id = here
            and (t.payload ->> 'assessmentId' = i.assessment_id::text or t.payload ->> 'planId' = any (plans::text[]));
          perform remove_evidence(here, proof) from unnest(proofs) as proof;
          perform remove_assessments(here, array[i.assessment_id]);
          delete from pki t where t.organization_id = here and t.id = (i.made ->> 'pkiId')::uuid and t.version = 1
            and not exists (select from assessment a where a.organization_id = here and a.pki_id = t.id);
          return true;
        end $$;
      ${crossingFunction('undo_import(uuid,timestamptz)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
