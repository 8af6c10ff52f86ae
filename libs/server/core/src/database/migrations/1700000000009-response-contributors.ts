import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

export class ResponseContributors1700000000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who is invited to answer a response besides its owner.
      create table response_contributor (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        assessment_id uuid not null,
        response_id uuid not null,
        account_id uuid not null,
        invited_by uuid not null,
        invited_at timestamptz not null,
        primary key (organization_id, response_id, account_id),
        foreign key (organization_id, assessment_id, response_id) references response (organization_id, assessment_id, id),
        foreign key (organization_id, account_id) references member (organization_id, account_id),
        foreign key (organization_id, invited_by) references member (organization_id, account_id)
      );
      create index response_contributor_assessment on response_contributor (organization_id, assessment_id);
      create index response_contributor_account on response_contributor (organization_id, account_id, response_id);
      ${tenantTable('response_contributor')}
      grant select, insert, delete on response_contributor to certitude_app;

      -- Who left and comes back is not silently invited again. Runs as the caller, inside the caller's organization.
      create function forget_invitations_to_answer() returns trigger language plpgsql as $$
        begin
          delete from response_contributor c
          where c.organization_id = new.organization_id and c.account_id = new.account_id;
          return null;
        end $$;
      create trigger removed_member_answers_nothing after update of removed_at on member
        for each row when (new.removed_at is not null) execute function forget_invitations_to_answer();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
