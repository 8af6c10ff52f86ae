import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

export class GuestAuditorGrants1700000000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which assessments a guest auditor sees, through the last day, where the organization is.
      create table guest_grant (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        assessment_id uuid not null,
        account_id uuid not null,
        until_on date not null,
        granted_by uuid not null,
        granted_at timestamptz not null,
        primary key (organization_id, assessment_id, account_id),
        foreign key (organization_id, assessment_id) references assessment (organization_id, id),
        foreign key (organization_id, account_id) references member (organization_id, account_id),
        foreign key (organization_id, granted_by) references member (organization_id, account_id)
      );
      create index guest_grant_account on guest_grant (organization_id, account_id, assessment_id);
      ${tenantTable('guest_grant')}
      grant select, insert, update, delete on guest_grant to certitude_app;

      -- Who leaves, or gets another role, has no grants when they are a guest again. Runs as the caller.
      create function forget_guest_grants() returns trigger language plpgsql as $$
        begin
          delete from guest_grant g
          where g.organization_id = new.organization_id and g.account_id = new.account_id;
          return null;
        end $$;
      create trigger no_guest_has_no_grants after update of role, removed_at on member
        for each row when (new.role <> 'guest-auditor' or new.removed_at is not null) execute function forget_guest_grants();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
