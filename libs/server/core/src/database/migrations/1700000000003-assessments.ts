import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { crossing, crossingFunction, tenantTable } from './tenant-table';

export class Assessments1700000000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pki (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        name text not null,
        description text not null default '',
        components text not null default '',
        out_of_scope text not null default '',
        high_level_design text not null default '',
        points_of_interaction text not null default '',
        created_by uuid not null,
        created_at timestamptz not null default now(),
        primary key (organization_id, id),
        foreign key (organization_id, created_by) references member (organization_id, account_id)
      );
      ${tenantTable('pki')}

      create table assessment (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        pki_id uuid not null,
        model_release_id uuid not null references model_release (id),
        name text not null,
        method text not null check (method in ('self', 'formal', 'third-party')),
        policy text not null check (policy in ('pkimm', 'workbook')),
        state text not null check (state in ('draft', 'scoping', 'in-progress', 'in-review', 'finalized', 'archived')),
        revision integer not null default 1,
        period_from date,
        period_to date,
        target_level smallint check (target_level between 1 and 5),
        created_by uuid not null,
        created_at timestamptz not null default now(),
        finalized_at timestamptz,
        primary key (organization_id, id),
        foreign key (organization_id, pki_id) references pki (organization_id, id),
        foreign key (organization_id, created_by) references member (organization_id, account_id)
      );
      create index assessment_pki on assessment (organization_id, pki_id, id);
      ${tenantTable('assessment')}

      -- One ordered stream per assessment. Its row lock makes commit order the sequence order, without holes.
      create table assessment_stream (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        assessment_id uuid not null,
        head bigint not null default 0,
        epoch integer not null default 0,
        state text not null default 'open' check (state in ('open', 'freezing', 'final')),
        primary key (organization_id, assessment_id),
        foreign key (organization_id, assessment_id) references assessment (organization_id, id)
      ) with (fillfactor = 50);
      ${tenantTable('assessment_stream')}

      create table response (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        assessment_id uuid not null,
        position integer not null,
        module text not null,
        category text not null,
        requirement text,
        level smallint not null default 0 check (level between 0 and 5),
        applicability text not null default 'applicable' check (applicability in ('applicable', 'partially-applicable', 'not-applicable')),
        reason text check ((reason is null) = (applicability = 'applicable')),
        owner_id uuid,
        reviewer_id uuid,
        due_on date,
        flag boolean not null default false,
        status text not null default 'not-started' check (status in ('not-started', 'in-progress', 'ready-for-review', 'accepted', 'changes-requested')),
        -- Per field: who last set it, when, and the sequence number that did: {"level": {"seq": 7, "actor": "…", "at": 1700000000000}}
        origins jsonb not null default '{}',
        primary key (organization_id, id),
        unique (organization_id, assessment_id, id),
        unique nulls not distinct (organization_id, assessment_id, module, category, requirement),
        foreign key (organization_id, assessment_id) references assessment (organization_id, id),
        foreign key (organization_id, owner_id) references member (organization_id, account_id),
        foreign key (organization_id, reviewer_id) references member (organization_id, account_id)
      ) with (fillfactor = 70);
      create index response_assessment on response (organization_id, assessment_id, position);
      create index response_owner on response (organization_id, owner_id) where owner_id is not null;
      create index response_reviewer on response (organization_id, reviewer_id) where reviewer_id is not null;
      create index response_waiting on response (organization_id) where status = 'ready-for-review';
      ${tenantTable('response')}

      create table assessment_operation (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        assessment_id uuid not null,
        seq bigint not null,
        actor_id uuid not null,
        client_id uuid,
        client_seq bigint,
        response_id uuid not null,
        field text not null,
        value jsonb,
        previous jsonb,
        overwrote jsonb,
        update bytea,
        generation integer,
        at timestamptz not null,
        primary key (organization_id, assessment_id, seq),
        foreign key (organization_id, assessment_id, response_id) references response (organization_id, assessment_id, id),
        foreign key (organization_id, actor_id) references member (organization_id, account_id)
      );
      create unique index assessment_operation_client on assessment_operation (organization_id, assessment_id, client_id, client_seq) where client_id is not null;
      create index assessment_operation_response on assessment_operation (organization_id, response_id, seq desc);
      ${tenantTable('assessment_operation')}

      -- How far each client's outbox has been dealt with: what makes a resent message apply once.
      create table stream_client (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        assessment_id uuid not null,
        client_id uuid not null,
        account_id uuid not null,
        last_client_seq bigint not null,
        last_seq bigint not null,
        rejected jsonb not null default '[]',
        updated_at timestamptz not null default now(),
        primary key (organization_id, assessment_id, client_id),
        foreign key (organization_id, assessment_id) references assessment (organization_id, id),
        foreign key (organization_id, account_id) references member (organization_id, account_id)
      ) with (fillfactor = 70);
      ${tenantTable('stream_client')}

      create table note (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        response_id uuid not null,
        assessment_id uuid not null,
        generation integer not null default 1,
        snapshot bytea,
        snapshot_seq bigint not null default 0,
        document_json jsonb,
        plain_text text not null default '',
        projected_seq bigint not null default 0,
        stored_bytes integer not null default 0,
        primary key (organization_id, response_id),
        foreign key (organization_id, assessment_id, response_id) references response (organization_id, assessment_id, id)
      );
      create index note_assessment on note (organization_id, assessment_id);
      ${tenantTable('note')}

      create table assessment_version (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        assessment_id uuid not null,
        revision integer not null,
        sha256 text not null,
        content jsonb not null,
        score double precision,
        level smallint,
        assessed integer not null,
        applicable integer not null,
        finalized_by uuid not null,
        finalized_at timestamptz not null,
        primary key (organization_id, id),
        unique (organization_id, assessment_id, revision),
        foreign key (organization_id, assessment_id) references assessment (organization_id, id),
        foreign key (organization_id, finalized_by) references member (organization_id, account_id)
      );
      ${tenantTable('assessment_version')}

      -- Decisions on responses and evidence revisions; bound to the hash of what was reviewed.
      create table review (
        organization_id uuid not null references organization (organization_id) on delete cascade,
        id uuid not null,
        response_id uuid,
        evidence_revision_id uuid,
        decision text not null check (decision in ('accepted', 'changes-requested', 'rejected')),
        comment text not null default '',
        hash text not null,
        reviewer_id uuid not null,
        at timestamptz not null,
        stream_seq bigint,
        primary key (organization_id, id),
        check (num_nonnulls(response_id, evidence_revision_id) = 1),
        foreign key (organization_id, response_id) references response (organization_id, id),
        foreign key (organization_id, reviewer_id) references member (organization_id, account_id)
      );
      create index review_response on review (organization_id, response_id, id) where response_id is not null;
      create index review_evidence on review (organization_id, evidence_revision_id, id) where evidence_revision_id is not null;
      ${tenantTable('review')}

      -- A final assessment takes no writes, whatever code tries.
      create function refuse_write_to_final_assessment() returns trigger language plpgsql as $$
        begin
          if exists (select from assessment_stream s where s.organization_id = new.organization_id and s.assessment_id = new.assessment_id and s.state = 'final') then
            raise exception 'assessment % is final', new.assessment_id using errcode = 'CE001';
          end if;
          return new;
        end $$;
      create trigger final_response before insert or update on response for each row execute function refuse_write_to_final_assessment();
      create trigger final_operation before insert or update on assessment_operation for each row execute function refuse_write_to_final_assessment();
      create trigger final_note before insert or update on note for each row execute function refuse_write_to_final_assessment();

      -- History is only added to.
      grant select, insert, update on pki, assessment, assessment_stream, response, stream_client, note to certitude_app;
      grant select, insert on assessment_operation, assessment_version, review to certitude_app;

      -- Crossing: a node asks for the heads of all its open assessments at once, whatever their organizations.
      ${crossing('assessment_stream', 'select')}
      create function stream_heads(assessments uuid[])
        returns table (organization_id uuid, assessment_id uuid, head bigint, epoch integer, state text)
        language sql stable security definer set search_path = public, pg_temp as $$
          select s.organization_id, s.assessment_id, s.head, s.epoch, s.state
          from assessment_stream s where s.assessment_id = any (assessments)
        $$;
      create index assessment_stream_assessment on assessment_stream (assessment_id);
      ${crossingFunction('stream_heads(uuid[])')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
