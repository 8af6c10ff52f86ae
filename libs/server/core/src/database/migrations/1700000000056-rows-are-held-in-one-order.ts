import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR } from './app-only';
import { crossingFunction } from './tenant-table';

const HERE = `nullif(current_setting('app.organization_id', true), '')::uuid`;

/**
 * One order for all who hold several rows of an assessment: PKI, stream, assessment, answers, plans, evidence. The other way
 * round, two who work on the same at once wait for each other until the database gives one of them up.
 */
export class RowsAreHeldInOneOrder1700000000056 implements MigrationInterface {
  private readonly hiding = `
    drop function hide_object(text, uuid, uuid);
    create function hide_object(the_kind text, the_subject uuid, the_deletion uuid) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        here uuid := ${HERE};
        their_name text;
        -- Ids are of the browsers' making: one of another kind may be the same.
        the_pki uuid := case the_kind when 'pki' then the_subject end;
        the_plan uuid := case the_kind when 'plan' then the_subject end;
        the_evidence uuid := case the_kind when 'evidence' then the_subject end;
        the_assessments uuid[] := '{}';
        the_plans uuid[];
      begin
        if ${ACTOR} is null then raise exception 'somebody deletes' using errcode = 'CE002'; end if;
        case the_kind
          when 'pki' then
            select p.name into their_name from pki p
              where p.organization_id = here and p.id = the_subject and p.deletion_id is null for no key update;
          when 'assessment' then
            perform from assessment_stream s
              where s.organization_id = here and s.assessment_id = the_subject for no key update;
            select a.name into their_name from assessment a
              where a.organization_id = here and a.id = the_subject and a.deletion_id is null for no key update;
          when 'plan' then
            select p.title into their_name from action_plan p
              where p.organization_id = here and p.id = the_subject and p.deletion_id is null for no key update;
          when 'evidence' then
            select e.title into their_name from evidence e
              where e.organization_id = here and e.id = the_subject and e.deletion_id is null for no key update;
        end case;
        if their_name is null then return false; end if;
        if the_kind in ('pki', 'assessment') then
          -- Whoever begins another one of the PKI waits for its lock: there are no more of them meanwhile.
          perform from assessment_stream s where s.organization_id = here and s.assessment_id in (
              select a.id from assessment a where a.organization_id = here
                and case the_kind when 'pki' then a.pki_id = the_subject else a.id = the_subject end)
            order by s.assessment_id for no key update;
          the_assessments := array(select a.id from assessment a where a.organization_id = here and a.deletion_id is null
            and case the_kind when 'pki' then a.pki_id = the_subject else a.id = the_subject end order by a.id for no key update);
          if exists (select from assessment_stream s where s.organization_id = here
              and s.assessment_id = any (the_assessments) and s.state = 'freezing') then
            raise exception 'it is being finalized' using errcode = 'CE001';
          end if;
          -- Whoever plans something for one of them at this moment holds it: the plan is there then, and goes with it.
          perform from response r where r.organization_id = here and r.assessment_id = any (the_assessments)
            order by r.id for no key update;
        end if;
        the_plans := array(select p.id from action_plan p where p.organization_id = here and p.deletion_id is null
          and (p.id = the_plan or p.assessment_id = any (the_assessments)) order by p.id for no key update);
        perform from evidence_revision v where v.organization_id = here and v.evidence_id = the_evidence
          order by v.number for no key update;
        perform refuse_if_decided(the_kind, the_subject);

        insert into deletion (organization_id, id, kind, subject_id, name, deleted_by)
          values (here, the_deletion, the_kind, the_subject, their_name, ${ACTOR});
        update pki t set deletion_id = the_deletion where t.organization_id = here and t.id = the_pki;
        update assessment t set deletion_id = the_deletion where t.organization_id = here and t.id = any (the_assessments);
        ${['assessment_stream', 'response']
          .map(
            (table) => `update ${table} t set deletion_id = the_deletion
              where t.organization_id = here and t.assessment_id = any (the_assessments);`,
          )
          .join('\n')}
        update action_plan t set deletion_id = the_deletion where t.organization_id = here and t.id = any (the_plans);
        ${['plan_task', 'reminder']
          .map(
            (table) => `update ${table} t set deletion_id = the_deletion
              where t.organization_id = here and t.plan_id = any (the_plans);`,
          )
          .join('\n')}
        update evidence t set deletion_id = the_deletion where t.organization_id = here and t.id = the_evidence;
        update evidence_revision t set deletion_id = the_deletion
          where t.organization_id = here and t.evidence_id = the_evidence;
        update evidence_link t set deletion_id = the_deletion where t.organization_id = here and t.deletion_id is null
          and (t.evidence_id = the_evidence or t.assessment_id = any (the_assessments));
        update notification t set deletion_id = the_deletion where t.organization_id = here and t.deletion_id is null
          and (t.assessment_id = any (the_assessments)
            or t.subject_type = 'plan' and t.subject_id = any (the_plans)
            or t.subject_type = 'evidence' and t.subject_id = the_evidence);
        return true;
      end $$;
    ${crossingFunction('hide_object(text,uuid,uuid)')}`;

  private readonly removing = `
    drop function remove_assessment(uuid);
    create function remove_assessment(the_assessment uuid) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare here uuid := ${HERE};
      begin
        perform from assessment_stream s where s.organization_id = here and s.assessment_id = the_assessment for update;
        perform from assessment a where a.organization_id = here and a.id = the_assessment for update;
        if not found then return false; end if;
        perform refuse_if_decided('assessment', the_assessment);
        perform remove_assessments(here, array[the_assessment]);
        return true;
      end $$;
    ${crossingFunction('remove_assessment(uuid)')}`;

  private readonly children = `
    create or replace function refuse_child_of_deleted() returns trigger language plpgsql as $$
      declare there boolean;
      begin
        case tg_table_name
          when 'assessment' then
            perform from pki p where p.id = (to_jsonb(new) ->> 'pki_id')::uuid for share; there := found;
          when 'action_plan' then
            -- Whoever deletes the assessment holds its responses: for a category, all of its own are asked.
            perform from response r where r.assessment_id = (to_jsonb(new) ->> 'assessment_id')::uuid
              and case when to_jsonb(new) ->> 'category' is null then r.id = (to_jsonb(new) ->> 'response_id')::uuid
                else r.module = to_jsonb(new) ->> 'module' and r.category = to_jsonb(new) ->> 'category'
                  and r.requirement is not null end
              for share;
            there := found;
          when 'plan_task' then
            perform from action_plan p where p.id = (to_jsonb(new) ->> 'plan_id')::uuid for share; there := found;
          when 'evidence_revision' then
            perform from evidence e where e.id = (to_jsonb(new) ->> 'evidence_id')::uuid for share; there := found;
          when 'evidence_link' then
            perform from assessment_stream s
              where s.assessment_id = (to_jsonb(new) ->> 'assessment_id')::uuid for no key update;
            perform from response r where r.id = (to_jsonb(new) ->> 'response_id')::uuid for share; there := found;
            perform from evidence e where e.id = (to_jsonb(new) ->> 'evidence_id')::uuid for share; there := there and found;
        end case;
        if not there then raise exception 'what it belongs to is not there' using errcode = 'CE008'; end if;
        return new;
      end $$;
`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`${this.hiding} ${this.removing} ${this.children}`);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
