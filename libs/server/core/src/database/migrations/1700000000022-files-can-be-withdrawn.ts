import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

export class FilesCanBeWithdrawn1700000000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table stored_file
        add looked_into boolean not null default true,
        add withdrawn_at timestamptz,
        add withdrawn_by uuid,
        add withdrawn_reason text,
        add check (num_nonnulls(withdrawn_at, withdrawn_by, withdrawn_reason) in (0, 3)),
        add foreign key (organization_id, withdrawn_by) references member (organization_id, account_id);
      -- How much an organization keeps is asked at every upload.
      create index stored_file_kept on stored_file (organization_id) include (size) where withdrawn_at is null;
      grant update (withdrawn_at, withdrawn_by, withdrawn_reason) on stored_file to certitude_app;

      -- The content is gone: nothing brings it back, and who deleted it stays.
      create function withdrawn_stays_withdrawn() returns trigger language plpgsql as $$
        begin
          raise exception 'A withdrawn file stays withdrawn.' using errcode = 'CE006';
        end $$;
      create trigger withdrawn_stays_withdrawn before update on stored_file
        for each row when (old.withdrawn_at is not null) execute function withdrawn_stays_withdrawn();

      -- What an organization decided about its files; without a row, the default.
      create table file_policy (
        organization_id uuid primary key references organization (organization_id) on delete cascade,
        accepts_sealed boolean not null default true
      );
      ${tenantTable('file_policy')}
      grant select, insert, update (accepts_sealed) on file_policy to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
