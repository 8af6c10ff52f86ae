import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR } from './app-only';
import { crossingFunction } from './tenant-table';

/** Tables of every organization that the migration itself reads or fills. */
const OPENED = ['assessment_import', 'assessment_target'];

const forced = (how: string): string =>
  OPENED.map((table) => `alter table ${table} ${how} row level security;`).join('\n');

export class UndoingSeesMoreOfWhatChanged1700000000055 implements MigrationInterface {
  /** Targets have no versions: what they were is recorded, and compared. */
  private readonly targets = `
    create function targets_of(here uuid, subject uuid) returns jsonb
      language sql stable set search_path = public, pg_temp as $$
        select coalesce(jsonb_agg(t.target order by t.target), '[]') from (
          select jsonb_build_array(t.module, t.category, t.requirement, t.level) as target from assessment_target t
          where t.organization_id = here and t.assessment_id = subject) t
      $$;
    ${readable('targets_of(uuid, uuid)')}

    -- Imports from before count from now on.
    ${forced('no force')}
    update assessment_import i
      set made = i.made || jsonb_build_object('targets', targets_of(i.organization_id, i.assessment_id))
      where i.state = 'imported' and i.assessment_id is not null and i.made is not null;
    ${forced('force')}`;

  private readonly changes = `
    -- What somebody changed of what an import made; one word for each kind. Sees what its caller sees.
    create function changed_since_import(here uuid, record uuid) returns setof text
      language sql stable set search_path = public, pg_temp as $$
        with i as (
          select r.assessment_id as imported, r.made -> 'targets' as targets, (r.made ->> 'head')::bigint as at_head,
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
        union all select 'people' from i where exists (select from response_contributor c
            where c.organization_id = here and c.assessment_id = imported)
          or exists (select from guest_grant g where g.organization_id = here and g.assessment_id = imported)
      $$;
    ${readable('changed_since_import(uuid, uuid)')}`;

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
        delete from pki t where t.organization_id = here and t.id = (i.made ->> 'pkiId')::uuid and t.version = 1
          and not exists (select from assessment a where a.organization_id = here and a.pki_id = t.id);
        return true;
      end $$;
    ${crossingFunction('undo_import(uuid,timestamptz)')}
    drop function changed_since_import(uuid, uuid, bigint, uuid[], uuid[], integer);`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${this.targets} ${this.changes} ${this.undoing}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}

/** Sees what its caller sees: the application, and the functions that undo. */
function readable(signature: string): string {
  return `revoke all on function ${signature} from public;
    grant execute on function ${signature} to certitude_app, certitude_crossing;`;
}
