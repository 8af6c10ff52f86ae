import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, crossingFunction, tenantTable } from './tenant-table';

/**
 * Functions plan with indexes and for the values they get: plans made while the outbox was nearly empty would read all of
 * it when a hundred thousand events wait.
 */
const PLANNED_FOR_MANY = 'set enable_seqscan = off set plan_cache_mode = force_custom_plan';

export class JobsAreRelayedByKindAndDeadLettersAreKept1700000000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One job per event and handler: who has seen it, and whether somebody gave up.
      alter table outbox
        add column handled_by text[] not null default '{}',
        add column has_dead_letter boolean not null default false;
      create index outbox_waiting_of on outbox (name, organization_id, id) where relayed_at is null;
      create index outbox_in_queue on outbox (name, organization_id)
        where relayed_at is not null and handled_at is null and not has_dead_letter;

      -- A job that failed until nobody believed in it any more: kept here, whatever becomes of the queue.
      create table dead_letter (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        event_id uuid not null,
        handler text not null,
        kind text not null,
        attempts integer not null,
        -- The class of the last error, never its words, which may quote what somebody wrote.
        error text not null,
        failed_at timestamptz not null,
        primary key (organization_id, id),
        unique (organization_id, event_id, handler),
        foreign key (organization_id, event_id) references outbox (organization_id, id) on delete cascade
      );
      create index dead_letter_newest on dead_letter (id desc);
      ${tenantTable('dead_letter')}
      grant select, insert, update, delete on dead_letter to certitude_app;
      ${crossing('dead_letter', 'select, delete')}

      -- Events of these names without a job: of every organization in turn, and of none more than the queue may hold.
      create function outbox_waiting_of(names text[], share integer, most integer)
        returns table (organization_id uuid, id uuid, name text, payload jsonb)
        language sql stable security definer set search_path = public, pg_temp ${PLANNED_FOR_MANY} as $$
          with recursive pair as (
            select n.name, (select o.organization_id from outbox o where o.relayed_at is null and o.name = n.name
              order by o.organization_id limit 1) as organization_id
            from unnest(names) n(name)
            union all
            select p.name, (select o.organization_id from outbox o where o.relayed_at is null and o.name = p.name
              and o.organization_id > p.organization_id order by o.organization_id limit 1)
            from pair p where p.organization_id is not null
          ),
          waiting as (
            select p.name, p.organization_id, share - (select count(*) from (
              select from outbox q where q.name = p.name and q.organization_id = p.organization_id
                and q.relayed_at is not null and q.handled_at is null and not q.has_dead_letter limit share) held) as places
            from pair p where p.organization_id is not null
          )
          select e.organization_id, e.id, e.name, e.payload
          from waiting w cross join lateral (
            select o.organization_id, o.id, o.name, o.payload, row_number() over (order by o.id) as turn
            from outbox o where o.relayed_at is null and o.name = w.name and o.organization_id = w.organization_id
            order by o.id limit greatest(w.places, 0)) e
          order by e.turn, e.id limit most
        $$;
      ${crossingFunction('outbox_waiting_of(text[],integer,integer)')}

      -- Events whose job the queue may have lost: relayed long ago, and neither handled nor given up by one who should.
      create function outbox_relay_again_of(relayed_before timestamptz, names text[], handlers text[]) returns bigint
        language sql security definer set search_path = public, pg_temp as $$
          with again as (
            update outbox o set relayed_at = null
            where o.handled_at is null and o.relayed_at < relayed_before and exists (
              select from unnest(names, handlers) h(name, handler)
              where h.name = o.name and h.handler <> all (o.handled_by) and not exists (
                select from dead_letter d where d.organization_id = o.organization_id and d.event_id = o.id
                  and d.handler = h.handler))
            returning 1
          )
          select count(*) from again
        $$;
      ${crossingFunction('outbox_relay_again_of(timestamptz,text[],text[])')}

      create function dead_letters(before uuid, most integer)
        returns table (organization_id uuid, id uuid, event_id uuid, event text, handler text, kind text, attempts integer,
          error text, failed_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select d.organization_id, d.id, d.event_id, o.name, d.handler, d.kind, d.attempts, d.error, d.failed_at
          from dead_letter d join outbox o on o.organization_id = d.organization_id and o.id = d.event_id
          where before is null or d.id < before order by d.id desc limit most
        $$;
      ${crossingFunction('dead_letters(uuid,integer)')}

      -- Null: all of them.
      create function dead_letters_retry(letters uuid[]) returns bigint
        language sql security definer set search_path = public, pg_temp as $$
          with letter as (
            delete from dead_letter d where letters is null or d.id = any (letters)
            returning d.organization_id, d.event_id
          ), again as (
            update outbox o set relayed_at = null, has_dead_letter = false
            from letter l where o.organization_id = l.organization_id and o.id = l.event_id
          )
          select count(*) from letter
        $$;
      ${crossingFunction('dead_letters_retry(uuid[])')}

      set local role certitude_crossing;
      alter function outbox_relayed(uuid[]) ${PLANNED_FOR_MANY};
      reset role;

      -- Jobs of the one queue that there was are made again in the queues of their kinds.
      alter table outbox no force row level security;
      update outbox set relayed_at = null where handled_at is null;
      alter table outbox force row level security;
      do $$ begin
        if to_regclass('bullmq.job') is not null then
          delete from bullmq.job where queue = 'events';
        end if;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
