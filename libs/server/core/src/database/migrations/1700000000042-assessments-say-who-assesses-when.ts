import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { BY_APPLICATION } from './app-only';

/** What changes of an assessment that is final: its standing, and nothing that it says. */
const STANDING = `'{state,revision,finalized_at,archived_at,archived_by,deletion_id}'::text[]`;

export class AssessmentsSayWhoAssessesWhen1700000000042 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assessment_version add unique (organization_id, assessment_id, id);
      alter table assessment
        add column assessor_kind text check (assessor_kind in ('internal', 'external')),
        add column assessor_name text not null default '',
        add column assessor_company text not null default '',
        add column assessor_position text not null default '',
        add column sampling text not null default '',
        add column starts_on date,
        add column target_on date,
        add column finished_on date,
        add column baseline_id uuid,
        -- Null: the baseline as it is, not as it was finalized.
        add column baseline_version_id uuid,
        add column version integer not null default 1,
        add column field_versions jsonb not null default '{}',
        add check (baseline_id <> id),
        add check (baseline_id is not null or baseline_version_id is null),
        add foreign key (organization_id, baseline_id) references assessment (organization_id, id)
          on delete set null (baseline_id),
        add foreign key (organization_id, baseline_id, baseline_version_id)
          references assessment_version (organization_id, assessment_id, id);
      create index assessment_baseline on assessment (organization_id, baseline_id) where baseline_id is not null;

      -- Correctable until finalized: from then on it says what it said. While it is being frozen, too.
      create function refuse_change_of_finalized_facts() returns trigger language plpgsql as $$
        declare open boolean;
        begin
          if to_jsonb(new) - ${STANDING} is not distinct from to_jsonb(old) - ${STANDING} then return new; end if;
          select s.state = 'open' into open from assessment_stream s
            where s.organization_id = new.organization_id and s.assessment_id = new.id for share;
          if open is not true or old.state in ('finalized', 'archived') then
            raise exception 'assessment % is final', new.id using errcode = 'CE001';
          end if;
          -- Answers are of categories or of requirements: they would mean nothing in the other method.
          if (old.method = 'self') <> (new.method = 'self') then
            raise exception 'assessment % has answers of another kind', new.id using errcode = 'CE010';
          end if;
          return new;
        end $$;
      create trigger final_facts before update on assessment for each row
        when (${BY_APPLICATION} and new.organization_id = nullif(current_setting('app.organization_id', true), '')::uuid)
        execute function refuse_change_of_finalized_facts();

      -- Its title is of the newest revision, whose hash covers it: it changes with a new draft, and is closed with it.
      grant update (title) on evidence to certitude_app;
      create function refuse_renaming_of_submitted() returns trigger language plpgsql as $$
        begin
          if (select r.state from evidence_revision r
              where r.organization_id = new.organization_id and r.evidence_id = new.id
              order by r.number desc limit 1) is distinct from 'draft' then
            raise exception 'evidence % says what it says', new.id using errcode = 'CE004';
          end if;
          return new;
        end $$;
      create trigger named before update of title on evidence for each row
        when (${BY_APPLICATION} and new.title is distinct from old.title) execute function refuse_renaming_of_submitted();
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
