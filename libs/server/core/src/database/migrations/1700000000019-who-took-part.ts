import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR, BY_APPLICATION } from './app-only';
import { tenantTable } from './tenant-table';

/** Tables that are read here in every organization at once, which their owner may do only while this is lifted. */
const READ_BACK = ['review', 'evidence_link', 'evidence_revision', 'action_plan'];
const forced = (how: 'force' | 'no force'): string =>
  READ_BACK.map((table) => `alter table ${table} ${how} row level security;`).join('\n');

export class WhoTookPart1700000000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Verifying a plan is a decision like accepting an answer: recorded, and bound to what was judged.
      alter table review add column plan_id uuid;
      alter table review add foreign key (organization_id, plan_id) references action_plan (organization_id, id);
      alter table review drop constraint review_check;
      alter table review add constraint review_of_one_thing
        check (num_nonnulls(response_id, evidence_revision_id, plan_id) = 1);
      create index review_plan on review (organization_id, plan_id, id) where plan_id is not null;
      -- What stood behind an answer when it was judged.
      alter table review add column evidence_revisions uuid[] not null default '{}';

      -- Who gave evidence to an answer or took it away, and where its stream was then. Only added to.
      create table evidence_link_change (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null default uuidv7(),
        response_id uuid not null,
        evidence_id uuid not null,
        account_id uuid not null,
        change text not null check (change in ('attached', 'detached')),
        head bigint not null,
        primary key (organization_id, id),
        foreign key (organization_id, response_id) references response (organization_id, id),
        foreign key (organization_id, evidence_id) references evidence (organization_id, id),
        foreign key (organization_id, account_id) references member (organization_id, account_id)
      );
      create index evidence_link_change_response on evidence_link_change (organization_id, response_id, head);

      -- Who was responsible for a plan, by how often it had been verified before. Only added to.
      create table plan_responsibility (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        plan_id uuid not null,
        round bigint not null,
        account_id uuid not null,
        primary key (organization_id, plan_id, round, account_id),
        foreign key (organization_id, plan_id) references action_plan (organization_id, id),
        foreign key (organization_id, account_id) references member (organization_id, account_id)
      );

      -- What is known of the time before.
      ${forced('no force')}
      update review v set evidence_revisions = array(
        select distinct on (l.evidence_id) r.id from evidence_link l
        join evidence_revision r on r.organization_id = l.organization_id and r.evidence_id = l.evidence_id
        where l.organization_id = v.organization_id and l.response_id = v.response_id
          and l.linked_at <= v.at and r.created_at <= v.at
        order by l.evidence_id, r.number desc)
      where v.response_id is not null;
      insert into evidence_link_change (organization_id, response_id, evidence_id, account_id, change, head)
        select l.organization_id, l.response_id, l.evidence_id, l.linked_by, 'attached', coalesce((
          select max(v.stream_seq) from review v where v.organization_id = l.organization_id
            and v.response_id = l.response_id and v.decision = 'accepted' and v.at <= l.linked_at), 0)
        from evidence_link l;
      insert into plan_responsibility (organization_id, plan_id, round, account_id)
        select organization_id, id, 0, responsible_id from action_plan where responsible_id is not null;
      ${forced('force')}

      ${tenantTable('evidence_link_change')}
      ${tenantTable('plan_responsibility')}
      grant select, insert on evidence_link_change, plan_responsibility to certitude_app;

      -- The one source of whose work is judged. Run as the caller, inside the caller's organization.

      -- An answer: since it was accepted last. Changed and changed back is changed.
      create function took_part_in_response(the_response uuid) returns table (account_id uuid, how text)
        language sql stable as $$
          with accepted as (
            select v.stream_seq as seq, v.evidence_revisions as judged from review v
            where v.response_id = the_response and v.decision = 'accepted' order by v.stream_seq desc nulls last limit 1
          ), since as (
            select coalesce((select a.seq from accepted a), 0) as seq,
              coalesce((select a.judged from accepted a), '{}') as judged
          )
          select o.actor_id, case o.field when 'status' then 'submitted' else o.field end
          from since, assessment_operation o
          where o.response_id = the_response and o.seq > since.seq and (o.field = 'rationale'
            or (o.field in ('level', 'applicability') and o.value is distinct from o.previous)
            or (o.field = 'status' and o.value = '"ready-for-review"'::jsonb and o.value is distinct from o.previous))
          union
          select c.account_id, 'evidence-' || c.change from since, evidence_link_change c
          where c.response_id = the_response and c.head >= since.seq
          union
          select part.account_id, part.how from since, evidence_link l
          cross join lateral (
            select coalesce(max(r.number), 0) as number from evidence_revision r
            where r.evidence_id = l.evidence_id and r.id = any (since.judged)) judged
          cross join lateral (
            select e.created_by as account_id, 'evidence-added' as how from evidence e
            where e.id = l.evidence_id and judged.number = 0
            union all
            select r.created_by, 'evidence-revised' from evidence_revision r
            where r.evidence_id = l.evidence_id and r.number > judged.number
            union all
            select f.uploaded_by, 'evidence-uploaded' from evidence_revision r join stored_file f on f.id = r.file_id
            where r.evidence_id = l.evidence_id and r.number > judged.number) part
          where l.response_id = the_response
        $$;

      -- A piece of evidence: since a revision of it was accepted last.
      create function took_part_in_evidence(the_evidence uuid) returns table (account_id uuid, how text)
        language sql stable as $$
          with since as (
            select coalesce(max(r.number), 0) as number from evidence_revision r
            join review v on v.evidence_revision_id = r.id and v.decision = 'accepted' where r.evidence_id = the_evidence
          )
          select e.created_by, 'added' from since, evidence e where e.id = the_evidence and since.number = 0
          union
          select r.created_by, 'revised' from since, evidence_revision r
          where r.evidence_id = the_evidence and r.number > since.number
          union
          select f.uploaded_by, 'uploaded' from since, evidence_revision r join stored_file f on f.id = r.file_id
          where r.evidence_id = the_evidence and r.number > since.number
          union
          select r.submitted_by, 'submitted' from since, evidence_revision r
          where r.evidence_id = the_evidence and r.number > since.number and r.submitted_by is not null
        $$;

      -- A plan: since it was verified last.
      create function took_part_in_plan(the_plan uuid) returns table (account_id uuid, how text)
        language sql stable as $$
          select r.account_id, 'responsible' from plan_responsibility r
          where r.plan_id = the_plan and r.round >= (select count(*) from review v where v.plan_id = the_plan)
          union
          select p.responsible_id, 'responsible' from action_plan p where p.id = the_plan and p.responsible_id is not null
        $$;

      -- Nobody writes in another's name what later decides who may judge it.
      create function refuse_writing_in_anothers_name() returns trigger language plpgsql as $$
        begin
          if (to_jsonb(new) ->> tg_argv[0])::uuid is distinct from ${ACTOR} then
            raise exception '% of % is not who writes it', tg_argv[0], tg_table_name using errcode = 'CE002';
          end if;
          return null;
        end $$;
      ${[
        ['stored_file', 'uploaded_by'],
        ['evidence', 'created_by'],
        ['evidence_revision', 'created_by'],
        ['evidence_link', 'linked_by'],
      ]
        .map(
          ([table, column]) => `create trigger own_name after insert on ${table}
            for each row when (${BY_APPLICATION}) execute function refuse_writing_in_anothers_name('${column}');`,
        )
        .join('\n')}

      -- What is noted comes from the triggers that note it, and from nobody's own hand.
      create function refuse_noting_by_hand() returns trigger language plpgsql as $$
        begin
          if pg_trigger_depth() = 1 then
            raise exception '% is not written by hand', tg_table_name using errcode = 'CE002';
          end if;
          return null;
        end $$;
      ${['evidence_link_change', 'plan_responsibility']
        .map(
          (table) => `create trigger noted after insert on ${table}
            for each row when (${BY_APPLICATION}) execute function refuse_noting_by_hand();`,
        )
        .join('\n')}

      -- Under the lock of the stream: attached before or after an acceptance, never beside it.
      create function note_evidence_link_change() returns trigger language plpgsql as $$
        declare
          link evidence_link := case tg_op when 'DELETE' then old else new end;
          stream assessment_stream;
        begin
          select * into stream from assessment_stream s
            where s.organization_id = link.organization_id and s.assessment_id = link.assessment_id for no key update;
          if stream.state <> 'open' then
            raise exception 'assessment % is final', link.assessment_id using errcode = 'CE001';
          end if;
          insert into evidence_link_change (organization_id, response_id, evidence_id, account_id, change, head)
            values (link.organization_id, link.response_id, link.evidence_id, ${ACTOR},
              case tg_op when 'DELETE' then 'detached' else 'attached' end, stream.head);
          return null;
        end $$;
      create trigger link_changed after insert or delete on evidence_link
        for each row when (${BY_APPLICATION}) execute function note_evidence_link_change();

      create function note_responsibility() returns trigger language plpgsql as $$
        begin
          insert into plan_responsibility (organization_id, plan_id, round, account_id)
            select new.organization_id, new.id, (select count(*) from review v where v.plan_id = new.id), person
            from unnest(array[new.responsible_id, case tg_op when 'UPDATE' then old.responsible_id end]) as person
            where person is not null on conflict do nothing;
          return null;
        end $$;
      create trigger responsible_changed after insert or update of responsible_id on action_plan
        for each row when (${BY_APPLICATION}) execute function note_responsibility();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
