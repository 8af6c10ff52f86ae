import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

export class WorkIsHandedOver1700000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Who handed what of whom to whom. Written once; it stays.
      create table work_handover (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        kind text not null check (kind in ('plan', 'task', 'evidence', 'answer', 'review')),
        from_id uuid not null,
        to_id uuid not null,
        by_id uuid not null,
        -- Ids of the plans, tasks, pieces of evidence or answers.
        subjects uuid[] not null check (cardinality(subjects) > 0),
        at timestamptz not null,
        primary key (organization_id, id),
        check (from_id <> to_id),
        foreign key (organization_id, from_id) references member (organization_id, account_id),
        foreign key (organization_id, to_id) references member (organization_id, account_id),
        foreign key (organization_id, by_id) references member (organization_id, account_id)
      );
      ${tenantTable('work_handover')}
      grant select, insert on work_handover to certitude_app;

      -- Whose a piece of evidence is; null: whoever added it. That stays what it is, whoever has it now.
      alter table evidence add column owner_id uuid,
        add foreign key (organization_id, owner_id) references member (organization_id, account_id);
      grant update (owner_id) on evidence to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
