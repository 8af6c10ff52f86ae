import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, crossingFunction, tenantTable } from './tenant-table';

export class ImprovementAndNotifications1700000000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table action_plan (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        assessment_id uuid not null,
        response_id uuid not null,
        title text not null,
        objectives text not null default '',
        target_level smallint not null check (target_level between 1 and 5),
        responsible_id uuid,
        due_on date,
        priority text not null check (priority in ('low', 'medium', 'high')),
        status text not null check (status in ('draft', 'planned', 'in-progress', 'blocked', 'done', 'verified', 'cancelled')),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, assessment_id, response_id) references response (organization_id, assessment_id, id),
        foreign key (organization_id, responsible_id) references member (organization_id, account_id),
        foreign key (organization_id, created_by) references member (organization_id, account_id)
      );
      create index action_plan_due on action_plan (organization_id, due_on, id);
      create index action_plan_response on action_plan (organization_id, response_id);
      create index action_plan_responsible on action_plan (organization_id, responsible_id) where responsible_id is not null;
      ${tenantTable('action_plan')}

      create table plan_task (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        plan_id uuid not null,
        title text not null,
        assignee_id uuid,
        due_on date,
        done boolean not null default false,
        primary key (organization_id, id),
        foreign key (organization_id, plan_id) references action_plan (organization_id, id) on delete cascade,
        foreign key (organization_id, assignee_id) references member (organization_id, account_id)
      );
      create index plan_task_plan on plan_task (organization_id, plan_id, id);
      create index plan_task_assignee on plan_task (organization_id, assignee_id) where assignee_id is not null;
      ${tenantTable('plan_task')}

      -- What is due and when: the truth about reminders. The queue only carries them.
      create table reminder (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        plan_id uuid not null,
        step text not null,
        recipient_id uuid not null,
        due_at timestamptz not null,
        state text not null default 'waiting' check (state in ('waiting', 'enqueued', 'delivered', 'cancelled')),
        primary key (organization_id, id),
        unique (organization_id, plan_id, step, recipient_id),
        foreign key (organization_id, plan_id) references action_plan (organization_id, id) on delete cascade,
        foreign key (organization_id, recipient_id) references member (organization_id, account_id)
      );
      create index reminder_due on reminder (due_at) where state = 'waiting';
      ${tenantTable('reminder')}

      create table notification (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        recipient_id uuid not null,
        kind text not null,
        title text not null,
        link text not null,
        -- What it tells of, e.g. an event's id: delivering twice makes one notification.
        cause text not null,
        created_at timestamptz not null default now(),
        read_at timestamptz,
        primary key (organization_id, id),
        unique (organization_id, recipient_id, cause),
        foreign key (organization_id, recipient_id) references member (organization_id, account_id)
      );
      create index notification_recipient on notification (organization_id, recipient_id, id desc);
      create index notification_unread on notification (organization_id, recipient_id) where read_at is null;
      ${tenantTable('notification')}

      -- Events, written in the transaction that made them true. The relay turns them into jobs.
      create table outbox (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        name text not null,
        payload jsonb not null,
        created_at timestamptz not null default now(),
        relayed_at timestamptz,
        primary key (organization_id, id)
      );
      create index outbox_waiting on outbox (id) where relayed_at is null;
      ${tenantTable('outbox')}

      grant select, insert, update on action_plan, reminder, notification, outbox to certitude_app;
      grant select, insert, update, delete on plan_task to certitude_app;

      -- Crossings of the worker: the relay and the due-date sweep serve every organization.
      ${crossing('outbox', 'select, update, delete')}
      create function outbox_waiting(most integer)
        returns table (organization_id uuid, id uuid, name text, payload jsonb)
        language sql stable security definer set search_path = public, pg_temp as $$
          select o.organization_id, o.id, o.name, o.payload from outbox o where o.relayed_at is null order by o.id limit most
        $$;
      ${crossingFunction('outbox_waiting(integer)')}

      create function outbox_relayed(events uuid[]) returns void
        language sql security definer set search_path = public, pg_temp as $$
          update outbox set relayed_at = now() where id = any (events) and relayed_at is null
        $$;
      ${crossingFunction('outbox_relayed(uuid[])')}

      create function outbox_forget(older_than timestamptz) returns bigint
        language sql security definer set search_path = public, pg_temp as $$
          with gone as (delete from outbox where relayed_at < older_than returning 1) select count(*) from gone
        $$;
      ${crossingFunction('outbox_forget(timestamptz)')}

      ${crossing('reminder', 'select')}
      create function reminders_due(at timestamptz, most integer)
        returns table (organization_id uuid, id uuid)
        language sql stable security definer set search_path = public, pg_temp as $$
          select r.organization_id, r.id from reminder r where r.state = 'waiting' and r.due_at <= at order by r.due_at limit most
        $$;
      ${crossingFunction('reminders_due(timestamptz,integer)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
