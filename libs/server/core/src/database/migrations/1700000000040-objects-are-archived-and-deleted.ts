import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR, BY_APPLICATION } from './app-only';
import { HIDEABLE, hideable } from './hidden';
import { REMOVAL } from './removal-of-deleted';
import { crossing, crossingFunction, tenantTable } from './tenant-table';

const HERE = `nullif(current_setting('app.organization_id', true), '')::uuid`;

/** Tables whose rows hide, or go, with what was deleted. */
const GOES = [
  ...['pki', 'assessment', 'response', 'assessment_operation', 'stream_client', 'note', 'assessment_version'],
  ...['review', 'response_contributor', 'guest_grant', 'action_plan', 'plan_task', 'plan_responsibility'],
  ...['stored_file', 'evidence', 'evidence_revision', 'evidence_link', 'evidence_link_change', 'notification'],
  ...['notification_delivery'],
];
/** The crossing role sees these already. */
const SEEN = ['assessment_stream', 'reminder'];

export class ObjectsAreArchivedAndDeleted1700000000040 implements MigrationInterface {
  private readonly tables = `
    -- What was deleted, by whom, and what became of it. Written by the functions below and by nothing else; it stays.
    create table deletion (
      organization_id uuid not null references organization (organization_id) on delete cascade,
      id uuid not null,
      kind text not null check (kind in ('pki', 'assessment', 'plan', 'evidence')),
      subject_id uuid not null,
      name text not null,
      deleted_by uuid not null,
      deleted_at timestamptz not null default now(),
      restored_by uuid,
      restored_at timestamptz,
      removed_at timestamptz,
      primary key (organization_id, id),
      check (num_nonnulls(restored_by, restored_at) in (0, 2)),
      check (num_nonnulls(restored_at, removed_at) < 2),
      foreign key (organization_id, deleted_by) references member (organization_id, account_id),
      foreign key (organization_id, restored_by) references member (organization_id, account_id)
    );
    create index deletion_undoable on deletion (organization_id, id) where restored_at is null and removed_at is null;
    ${tenantTable('deletion')}
    grant select on deletion to certitude_app;
    ${crossing('deletion', 'select, insert, update')}
    ${HIDEABLE.map(hideable).join('\n')}
    ${['pki', 'assessment', 'action_plan', 'evidence']
      .map(
        (table) => `alter table ${table} add column archived_at timestamptz, add column archived_by uuid,
          add check (num_nonnulls(archived_at, archived_by) in (0, 2)),
          add foreign key (organization_id, archived_by) references member (organization_id, account_id);`,
      )
      .join('\n')}
    grant update (archived_at, archived_by) on evidence to certitude_app;
    -- Of a plan that is archived: the sweep asks for it without looking at plans.
    alter table reminder add column archived boolean not null default false;
    ${GOES.map((table) => crossing(table, 'select, delete')).join('\n')}
    ${SEEN.map((table) => `grant delete on ${table} to certitude_crossing;`).join('\n')}
    ${HIDEABLE.map((table) => `grant select, update (deletion_id) on ${table} to certitude_crossing;`).join('\n')}`;

  /** What keeps something from going is counted where people read it and where it is refused: by the same function. */
  private readonly counts = `
    create function what_hangs_on(the_kind text, the_subject uuid) returns table (
      assessments integer, answers integer, evidence integer, plans integer, tasks integer, files integer,
      finalized integer, accepted integer, verified integer) language sql stable as $$
        with a as (
          select a.id from assessment a where a.organization_id = ${HERE}
            and case the_kind when 'pki' then a.pki_id = the_subject when 'assessment' then a.id = the_subject else false end
        ), r as (
          select r.id, r.status from response r join a on a.id = r.assessment_id where r.organization_id = ${HERE}
        ), l as (
          select l.evidence_id, l.assessment_id from evidence_link l where l.organization_id = ${HERE}
            and case the_kind when 'evidence' then l.evidence_id = the_subject else l.assessment_id in (select a.id from a) end
        ), p as (
          select p.id from action_plan p where p.organization_id = ${HERE}
            and case the_kind when 'plan' then p.id = the_subject else p.assessment_id in (select a.id from a) end
        ), v as (
          select v.id, v.file_id from evidence_revision v where v.organization_id = ${HERE}
            and the_kind = 'evidence' and v.evidence_id = the_subject
        )
        select
          case the_kind when 'assessment' then 0 else (select count(*) from a) end::integer,
          case the_kind when 'evidence' then (select count(*) from l)
            else (select count(*) from r where r.status <> 'not-started') end::integer,
          case the_kind when 'evidence' then 0 else (select count(distinct l.evidence_id) from l) end::integer,
          case the_kind when 'plan' then 0 else (select count(*) from p) end::integer,
          (select count(*) from plan_task t join p on p.id = t.plan_id where t.organization_id = ${HERE})::integer,
          (select count(distinct v.file_id) from v)::integer,
          (select count(*) from assessment_version s where s.organization_id = ${HERE}
            and (s.assessment_id in (select a.id from a)
              or the_kind = 'evidence' and s.assessment_id in (select l.assessment_id from l)))::integer,
          (select count(*) from review d where d.organization_id = ${HERE} and d.decision = 'accepted'
            and (d.response_id in (select r.id from r) or d.evidence_revision_id in (select v.id from v)))::integer,
          (select count(*) from review d where d.organization_id = ${HERE} and d.decision = 'accepted'
            and d.plan_id in (select p.id from p))::integer
      $$;

    -- Whose it is, and whether nobody was asked to judge it yet.
    create function deletable(the_kind text, the_subject uuid) returns table (created_by uuid, draft boolean)
      language plpgsql stable as $$
      begin
        case the_kind
          when 'pki' then return query select p.created_by, false from pki p where p.id = the_subject;
          when 'assessment' then return query select a.created_by, false from assessment a where a.id = the_subject;
          when 'plan' then return query select p.created_by, p.status = 'draft' from action_plan p where p.id = the_subject;
          when 'evidence' then return query select e.created_by, not exists (select from evidence_revision v
            where v.organization_id = e.organization_id and v.evidence_id = e.id and v.state <> 'draft')
            from evidence e where e.id = the_subject;
        end case;
      end $$;

    create function set_archived(the_kind text, the_subject uuid, archived boolean) returns boolean
      language plpgsql as $$
      declare
        at timestamptz := case when archived then now() end;
        who uuid := case when archived then ${ACTOR} end;
      begin
        case the_kind
          ${[
            ['pki', 'pki'],
            ['assessment', 'assessment'],
            ['plan', 'action_plan'],
            ['evidence', 'evidence'],
          ]
            .map(
              ([kind, table]) => `when '${kind}' then update ${table} t
                set archived_at = case when archived then coalesce(t.archived_at, at) end,
                  archived_by = case when archived then coalesce(t.archived_by, who) end
                where t.organization_id = ${HERE} and t.id = the_subject;`,
            )
            .join('\n')}
        end case;
        if not found then return false; end if;
        if the_kind = 'plan' then
          update reminder r set archived = set_archived.archived
            where r.organization_id = ${HERE} and r.plan_id = the_subject;
        end if;
        return true;
      end $$;

    create function refuse_if_decided(the_kind text, the_subject uuid) returns void language plpgsql as $$
      begin
        if exists (select from what_hangs_on(the_kind, the_subject) w where w.finalized + w.accepted + w.verified > 0) then
          raise exception '% % was decided', the_kind, the_subject using errcode = 'CE007';
        end if;
      end $$;`;

  /** Locks come in one order, from the whole to its parts: who decides holds the same, so one of both is first. */
  private readonly hiding = `
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
          the_assessments := array(select a.id from assessment a where a.organization_id = here and a.deletion_id is null
            and case the_kind when 'pki' then a.pki_id = the_subject else a.id = the_subject end order by a.id for no key update);
          perform from assessment_stream s where s.organization_id = here and s.assessment_id = any (the_assessments)
            order by s.assessment_id for no key update;
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
    ${crossingFunction('hide_object(text,uuid,uuid)')}

    -- What hid with it comes back with it; what was deleted before on its own stays so.
    create function restore_deleted(the_deletion uuid) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare here uuid := ${HERE};
      begin
        if ${ACTOR} is null then raise exception 'somebody restores' using errcode = 'CE002'; end if;
        update deletion d set restored_by = ${ACTOR}, restored_at = now() where d.organization_id = here
          and d.id = the_deletion and d.restored_at is null and d.removed_at is null;
        if not found then return false; end if;
        if exists (
          select from assessment a join pki p on p.organization_id = a.organization_id and p.id = a.pki_id
          where a.organization_id = here and a.deletion_id = the_deletion and p.deletion_id <> the_deletion
          union all
          select from action_plan p
          join assessment a on a.organization_id = p.organization_id and a.id = p.assessment_id
          where p.organization_id = here and p.deletion_id = the_deletion and a.deletion_id <> the_deletion
        ) then
          raise exception 'what it belongs to is deleted' using errcode = 'CE009';
        end if;
        ${HIDEABLE.map(
          (table) =>
            `update ${table} t set deletion_id = null where t.organization_id = here and t.deletion_id = the_deletion;`,
        ).join('\n')}
        return true;
      end $$;
    ${crossingFunction('restore_deleted(uuid)')}`;

  /** Something new is not made for what is deleted at the same moment: one of both waits for the other. */
  private readonly children = `
    create function refuse_child_of_deleted() returns trigger language plpgsql as $$
      declare there boolean;
      begin
        case tg_table_name
          when 'assessment' then
            perform from pki p where p.id = (to_jsonb(new) ->> 'pki_id')::uuid for share; there := found;
          when 'action_plan' then
            perform from response r where r.id = (to_jsonb(new) ->> 'response_id')::uuid for share; there := found;
          when 'plan_task' then
            perform from action_plan p where p.id = (to_jsonb(new) ->> 'plan_id')::uuid for share; there := found;
          when 'evidence_revision' then
            perform from evidence e where e.id = (to_jsonb(new) ->> 'evidence_id')::uuid for share; there := found;
          when 'evidence_link' then
            perform from evidence e where e.id = (to_jsonb(new) ->> 'evidence_id')::uuid for share; there := found;
            perform from response r where r.id = (to_jsonb(new) ->> 'response_id')::uuid for share; there := there and found;
        end case;
        if not there then raise exception 'what it belongs to is not there' using errcode = 'CE008'; end if;
        return new;
      end $$;
    ${['assessment', 'action_plan', 'plan_task', 'evidence_revision', 'evidence_link']
      .map(
        (table) => `create trigger belongs before insert on ${table} for each row
          when (${BY_APPLICATION} and new.organization_id = ${HERE}) execute function refuse_child_of_deleted();`,
      )
      .join('\n')}`;

  /** Nobody is reminded of what is deleted or archived, and no sweep looks for it. */
  private readonly reminders = `
    drop function reminders_due(timestamptz, integer);
    create function reminders_due(at timestamptz, most integer)
      returns table (organization_id uuid, id uuid)
      language sql stable security definer set search_path = public, pg_temp as $$
        select r.organization_id, r.id from reminder r
        where r.state = 'waiting' and r.deletion_id is null and not r.archived and r.due_at <= at order by r.due_at limit most
      $$;
    ${crossingFunction('reminders_due(timestamptz,integer)')}

    drop function organizations_with_due_reminders(timestamptz, uuid, integer);
    create function organizations_with_due_reminders(at timestamptz, after uuid, most integer)
      returns table (organization_id uuid)
      language sql stable security definer set search_path = public, pg_temp set enable_seqscan = off as $$
        with recursive due as (
          (select r.organization_id from reminder r
           where r.state = 'waiting' and r.deletion_id is null and not r.archived and r.due_at <= at
             and (after is null or r.organization_id > after)
           order by r.organization_id limit 1)
          union all
          (select next.organization_id from due d cross join lateral (
             select r.organization_id from reminder r
             where r.state = 'waiting' and r.deletion_id is null and not r.archived and r.due_at <= at
               and r.organization_id > d.organization_id
             order by r.organization_id limit 1) next)
        )
        select d.organization_id from due d limit most
      $$;
    ${crossingFunction('organizations_with_due_reminders(timestamptz,uuid,integer)')}`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query([this.tables, this.counts, this.hiding, REMOVAL, this.children, this.reminders].join('\n'));
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
