import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

export class Evidence1700000000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table stored_file (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        name text not null,
        media_type text not null,
        size bigint not null,
        sha256 text not null,
        uploaded_by uuid not null,
        uploaded_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, uploaded_by) references member (organization_id, account_id)
      );
      ${tenantTable('stored_file')}

      create table evidence (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        title text not null,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, created_by) references member (organization_id, account_id)
      );
      ${tenantTable('evidence')}

      create table evidence_revision (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        evidence_id uuid not null,
        number integer not null,
        state text not null check (state in ('draft', 'submitted', 'accepted', 'rejected', 'expired', 'superseded')),
        kind text not null check (kind in ('file', 'link', 'statement')),
        file_id uuid,
        url text,
        statement text,
        effective_on date,
        valid_until date,
        hash text not null,
        created_by uuid not null,
        created_at timestamptz not null default now(),
        submitted_by uuid,
        submitted_at timestamptz,
        primary key (organization_id, id),
        unique (organization_id, evidence_id, number),
        check (num_nonnulls(file_id, url, statement) = 1),
        foreign key (organization_id, evidence_id) references evidence (organization_id, id),
        foreign key (organization_id, file_id) references stored_file (organization_id, id),
        foreign key (organization_id, created_by) references member (organization_id, account_id),
        foreign key (organization_id, submitted_by) references member (organization_id, account_id)
      );
      create index evidence_revision_waiting on evidence_revision (organization_id) where state = 'submitted';
      create index evidence_revision_file on evidence_revision (organization_id, file_id) where file_id is not null;
      ${tenantTable('evidence_revision')}
      alter table review add foreign key (organization_id, evidence_revision_id) references evidence_revision (organization_id, id);

      create table evidence_link (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        evidence_id uuid not null,
        assessment_id uuid not null,
        response_id uuid not null,
        linked_by uuid not null,
        linked_at timestamptz not null default now(),
        primary key (organization_id, evidence_id, response_id),
        foreign key (organization_id, evidence_id) references evidence (organization_id, id),
        foreign key (organization_id, assessment_id, response_id) references response (organization_id, assessment_id, id),
        foreign key (organization_id, linked_by) references member (organization_id, account_id)
      );
      create index evidence_link_response on evidence_link (organization_id, response_id);
      ${tenantTable('evidence_link')}

      grant select, insert on stored_file, evidence to certitude_app;
      grant select, insert, update on evidence_revision to certitude_app;
      grant select, insert, delete on evidence_link to certitude_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
