import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, crossingFunction, tenantTable } from './tenant-table';

export class AccountsAndOrganizations1700000000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table account (
        id uuid primary key,
        email text not null check (email = lower(email)),
        name text not null,
        password_hash text not null,
        time_zone text not null default 'UTC',
        created_at timestamptz not null default now()
      );
      create unique index account_email on account (email);

      create table session (
        token_hash text primary key,
        account_id uuid not null references account (id) on delete cascade,
        created_at timestamptz not null default now(),
        last_seen_at timestamptz not null default now(),
        expires_at timestamptz not null
      );
      create index session_account on session (account_id);
      create index session_expiry on session (expires_at);

      create table organization (
        organization_id uuid primary key,
        name text not null,
        time_zone text not null,
        industry text not null default '',
        size_band text,
        region text not null default '',
        sample boolean not null default false,
        created_at timestamptz not null default now()
      );
      ${tenantTable('organization')}

      -- Former members keep their row: what they did refers to it.
      create table member (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        account_id uuid not null references account (id),
        role text not null check (role in ('owner','admin','manager','assessor','contributor','reviewer','viewer','guest-auditor')),
        joined_at timestamptz not null default now(),
        removed_at timestamptz,
        primary key (organization_id, account_id)
      );
      create index member_account on member (account_id);
      ${tenantTable('member')}

      create table invitation (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        token_hash text not null,
        role text not null check (role in ('owner','admin','manager','assessor','contributor','reviewer','viewer','guest-auditor')),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        accepted_by uuid,
        revoked_at timestamptz,
        primary key (organization_id, id),
        foreign key (organization_id, created_by) references member (organization_id, account_id)
      );
      create unique index invitation_token on invitation (token_hash);
      ${tenantTable('invitation')}

      grant select, insert, update, delete on account, session to certitude_app;
      grant select, insert, update, delete on organization to certitude_app;
      grant select, insert, update on member, invitation to certitude_app;

      -- Crossings. A person signs in before any organization is known.
      ${crossing('organization', 'select')}
      ${crossing('member', 'select')}
      ${crossing('invitation', 'select')}

      create function memberships_of(account uuid)
        returns table (organization_id uuid, name text, role text, sample boolean, joined_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select o.organization_id, o.name, m.role, o.sample, m.joined_at
          from member m join organization o using (organization_id)
          where m.account_id = account and m.removed_at is null
          order by o.name, o.organization_id
        $$;
      ${crossingFunction('memberships_of(uuid)')}

      -- The holder of an invitation link is not a member yet.
      create function invitation_by_token(hash text)
        returns table (organization_id uuid, id uuid, organization_name text, role text, expires_at timestamptz, accepted_at timestamptz, revoked_at timestamptz)
        language sql stable security definer set search_path = public, pg_temp as $$
          select i.organization_id, i.id, o.name, i.role, i.expires_at, i.accepted_at, i.revoked_at
          from invitation i join organization o using (organization_id)
          where i.token_hash = hash
        $$;
      ${crossingFunction('invitation_by_token(text)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
