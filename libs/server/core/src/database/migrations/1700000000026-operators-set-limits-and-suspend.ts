import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, crossingFunction, tenantTable } from './tenant-table';

export class OperatorsSetLimitsAndSuspend1700000000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What whoever runs the instance decides. The application only reads it.
      create table instance_setting (
        only_row boolean primary key default true check (only_row),
        sign_up text not null default 'open' check (sign_up in ('open', 'invited'))
      );
      insert into instance_setting default values;

      -- What differs from the defaults: for everybody (no subject), or for one account or organization.
      create table operator_limit (
        name text not null,
        subject uuid,
        value bigint not null check (value >= 0),
        unique nulls not distinct (name, subject)
      );

      -- A link for somebody who forgot the password; works once.
      create table password_link (
        token_hash text primary key,
        account_id uuid not null references account (id) on delete cascade,
        expires_at timestamptz not null
      );
      create index password_link_account on password_link (account_id);
      grant select on instance_setting, operator_limit to certitude_app;
      grant select, delete on password_link to certitude_app;

      -- While an organization is suspended nobody has a role in it, whatever asks: a request, an edit, a job.
      create table organization_suspension (
        organization_id uuid primary key references organization (organization_id) on delete cascade,
        since timestamptz not null default now(),
        lifted_at timestamptz
      );
      ${tenantTable('organization_suspension')}
      grant select on organization_suspension to certitude_app;
      ${crossing('organization_suspension', 'select')}
      create policy not_suspended on member as restrictive for select to certitude_app using (
        not exists (select from organization_suspension s where s.organization_id = member.organization_id and s.lifted_at is null)
      );

      drop function memberships_of(uuid);
      create function memberships_of(account uuid)
        returns table (organization_id uuid, name text, role text, sample boolean, joined_at timestamptz, suspended boolean)
        language sql stable security definer set search_path = public, pg_temp as $$
          select o.organization_id, o.name, m.role, o.sample, m.joined_at, s.since is not null
          from member m join organization o using (organization_id)
          left join organization_suspension s on s.organization_id = o.organization_id and s.lifted_at is null
          where m.account_id = account and m.removed_at is null
          order by o.name, o.organization_id
        $$;
      ${crossingFunction('memberships_of(uuid)')}

      -- For the operator's own list, which the application cannot ask for: names, never content.
      create function organizations_of_instance(after uuid, most integer)
        returns table (organization_id uuid, name text, sample boolean, created_at timestamptz, members integer, suspended boolean)
        language sql stable security definer set search_path = public, pg_temp as $$
          select o.organization_id, o.name, o.sample, o.created_at,
            (select count(*)::int from member m where m.organization_id = o.organization_id and m.removed_at is null),
            s.since is not null
          from organization o left join organization_suspension s on s.organization_id = o.organization_id and s.lifted_at is null
          where after is null or o.organization_id > after
          order by o.organization_id limit most
        $$;
      revoke all on function organizations_of_instance(uuid, integer) from public;
      alter function organizations_of_instance(uuid, integer) owner to certitude_crossing;
      set local role certitude_crossing;
      grant execute on function organizations_of_instance(uuid, integer) to certitude_owner;
      reset role;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
