import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR, BY_APPLICATION } from './app-only';
import { crossingFunction } from './tenant-table';

const raise = (message: string, state: string): string => `raise exception ${message} using errcode = '${state}';`;
/** A decision that was recorded in this very transaction: none of an earlier time is used again. */
const DECIDED_NOW = 'v.xmin = pg_current_xact_id()::xid';

/** Row-level security refuses what is another organization's, after the triggers that come before. */
const IN_CONTEXT = `${BY_APPLICATION} and new.organization_id = nullif(current_setting('app.organization_id', true), '')::uuid`;

const trigger = (name: string, [table, when]: readonly [string, string], what: string, by = BY_APPLICATION): string =>
  `create trigger ${name} ${when} on ${table} for each row when (${by}) execute function ${what};`;

export class DecidedStaysDecided1700000000020 implements MigrationInterface {
  /** A decision is somebody's who took no part, on what waits for it. Comes before the status that it leads to. */
  private readonly reviews = `
    create function refuse_review_of_own_work() returns trigger language plpgsql as $$
      declare
        stream assessment_stream;
        revision evidence_revision;
        waits boolean;
        took_part boolean;
      begin
        if new.reviewer_id is distinct from ${ACTOR} then
          ${raise(`'% is not who decides', new.reviewer_id`, 'CE002')}
        end if;
        if new.response_id is not null then
          select s.* into stream from response r
            join assessment_stream s on s.organization_id = r.organization_id and s.assessment_id = r.assessment_id
            where r.organization_id = new.organization_id and r.id = new.response_id for no key update of s;
          if stream.state <> 'open' then ${raise(`'assessment % is final', stream.assessment_id`, 'CE001')} end if;
          select r.status = 'ready-for-review' into waits from response r where r.id = new.response_id;
          select exists (select from took_part_in_response(new.response_id) t where t.account_id = new.reviewer_id) into took_part;
          -- What the decision leads to comes next in the stream; what it rests on is what is there now.
          new.stream_seq := stream.head + 1;
          new.evidence_revisions := array(
            select distinct on (l.evidence_id) r.id from evidence_link l
            join evidence_revision r on r.organization_id = l.organization_id and r.evidence_id = l.evidence_id
            where l.response_id = new.response_id order by l.evidence_id, r.number desc);
        elsif new.evidence_revision_id is not null then
          select r.* into revision from evidence_revision r where r.id = new.evidence_revision_id;
          perform from evidence_revision r where r.evidence_id = revision.evidence_id and r.number = 1 for no key update;
          select r.state = 'submitted' and r.hash = new.hash and r.number = (
              select max(o.number) from evidence_revision o where o.evidence_id = r.evidence_id)
            into waits from evidence_revision r where r.id = new.evidence_revision_id;
          select exists (select from took_part_in_evidence(revision.evidence_id) t where t.account_id = new.reviewer_id) into took_part;
        else
          select p.status = 'done' and new.decision = 'accepted' into waits from action_plan p
            where p.id = new.plan_id for no key update;
          select exists (select from took_part_in_plan(new.plan_id) t where t.account_id = new.reviewer_id) into took_part;
        end if;
        if took_part then ${raise(`'% took part in what is judged', new.reviewer_id`, 'CE003')} end if;
        if waits is not true then ${raise(`'it does not wait for a decision'`, 'CE004')} end if;
        return new;
      end $$;
    ${trigger('own_work', ['review', 'before insert'], 'refuse_review_of_own_work()', IN_CONTEXT)}`;

  /** What was accepted is what was judged, and nothing is accepted without a decision. */
  private readonly decided = `
    create function refuse_undecided_response() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.status = new.status then
          if new.status = 'accepted' and (new.level, new.applicability, new.reason)
              is distinct from (old.level, old.applicability, old.reason) then
            ${raise(`'response % is accepted', new.id`, 'CE004')}
          end if;
        elsif not exists (select from review v where v.response_id = new.id and v.decision = new.status and ${DECIDED_NOW}) then
          ${raise(`'nobody decided on response %', new.id`, 'CE004')}
        end if;
        return new;
      end $$;
    create trigger decided before insert or update of status, level, applicability, reason on response for each row
      when (new.status in ('accepted', 'changes-requested') and ${BY_APPLICATION}) execute function refuse_undecided_response();

    create function refuse_change_of_revision() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.state not in ('draft', 'submitted') or new.number <> (
              select coalesce(max(r.number), 0) + 1 from evidence_revision r where r.evidence_id = new.evidence_id) then
            ${raise(`'a revision starts as a draft, after the one before'`, 'CE004')}
          end if;
          return new;
        end if;
        if (new.evidence_id, new.number, new.kind, new.file_id, new.url, new.statement, new.effective_on, new.valid_until,
            new.hash, new.created_by, new.created_at) is distinct from (old.evidence_id, old.number, old.kind, old.file_id,
            old.url, old.statement, old.effective_on, old.valid_until, old.hash, old.created_by, old.created_at) then
          ${raise(`'revision % says what it says', new.id`, 'CE004')}
        end if;
        if (new.submitted_by, new.submitted_at) is distinct from (old.submitted_by, old.submitted_at)
            and (old.state <> 'draft' or new.state <> 'submitted') then
          ${raise(`'revision % was submitted by whom it was', new.id`, 'CE004')}
        end if;
        if new.state = old.state or new.state = 'superseded' then return new; end if;
        if old.state = 'draft' and new.state = 'submitted' then
          if new.submitted_by is distinct from ${ACTOR} then
            ${raise(`'submitted_by of revision % is not who writes it', new.id`, 'CE002')}
          end if;
        elsif old.state = 'submitted' and new.state in ('accepted', 'rejected') then
          if not exists (
              select from review v where v.evidence_revision_id = new.id and v.decision = new.state and ${DECIDED_NOW}) then
            ${raise(`'nobody decided on revision %', new.id`, 'CE004')}
          end if;
        elsif not (old.state = 'accepted' and new.state = 'expired') then
          ${raise(`'revision % is closed', new.id`, 'CE004')}
        end if;
        return new;
      end $$;
    ${trigger('decided', ['evidence_revision', 'before insert or update'], 'refuse_change_of_revision()')}`;

  /** A verified plan only goes back into work, whole. */
  private readonly verified = `
    create function refuse_change_of_verified_plan() returns trigger language plpgsql as $$
      begin
        if tg_op = 'UPDATE' and old.status = 'verified' then
          if new.status not in ('verified', 'in-progress') or (new.assessment_id, new.response_id, new.title, new.objectives,
              new.target_level, new.responsible_id, new.due_on, new.priority, new.created_by, new.created_at) is distinct from
              (old.assessment_id, old.response_id, old.title, old.objectives, old.target_level, old.responsible_id,
              old.due_on, old.priority, old.created_by, old.created_at) then
            ${raise(`'plan % is verified', new.id`, 'CE004')}
          end if;
        elsif new.status = 'verified' and not exists (select from review v where v.plan_id = new.id and ${DECIDED_NOW}) then
          ${raise(`'nobody verified plan %', new.id`, 'CE004')}
        end if;
        return new;
      end $$;
    ${trigger('verified', ['action_plan', 'before insert or update'], 'refuse_change_of_verified_plan()')}

    create function refuse_task_of_verified_plan() returns trigger language plpgsql as $$
      declare verified uuid;
      begin
        select p.id into verified from action_plan p where p.status = 'verified'
          and p.id in (case when tg_op <> 'DELETE' then new.plan_id end, case when tg_op <> 'INSERT' then old.plan_id end) limit 1;
        if verified is not null then ${raise(`'plan % is verified', verified`, 'CE004')} end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
    ${trigger('verified', ['plan_task', 'before insert or update or delete'], 'refuse_task_of_verified_plan()')}`;

  /** A final assessment is opened again as a new revision, or not at all. */
  private readonly final = `
    -- Nothing comes in, and nothing is moved out.
    create or replace function refuse_write_to_final_assessment() returns trigger language plpgsql as $$
      begin
        if exists (select from assessment_stream s where s.organization_id = new.organization_id and s.state = 'final'
            and s.assessment_id in (new.assessment_id, case tg_op when 'UPDATE' then old.assessment_id end)) then
          ${raise(`'assessment % is final', coalesce(old.assessment_id, new.assessment_id)`, 'CE001')}
        end if;
        return new;
      end $$;

    create function refuse_change_of_final_assessment() returns trigger language plpgsql as $$
      begin
        if tg_op = 'INSERT' then
          if new.state in ('finalized', 'archived') then ${raise(`'assessment % was not finalized', new.id`, 'CE001')} end if;
          return new;
        end if;
        if new.state = 'finalized' and old.state <> 'finalized' then
          if not exists (select from assessment_version v where v.assessment_id = new.id and v.revision = new.revision) then
            ${raise(`'assessment % has no version of this revision', new.id`, 'CE001')}
          end if;
        elsif old.state in ('finalized', 'archived') then
          if (new.pki_id, new.model_release_id, new.name, new.method, new.policy, new.period_from, new.period_to,
              new.target_level, new.created_by, new.created_at) is distinct from (old.pki_id, old.model_release_id, old.name,
              old.method, old.policy, old.period_from, old.period_to, old.target_level, old.created_by, old.created_at)
              or (new.state in ('finalized', 'archived') and (new.revision, new.finalized_at) is distinct from (old.revision, old.finalized_at))
              or (new.state not in ('finalized', 'archived') and (new.state <> 'in-progress' or new.revision <> old.revision + 1)) then
            ${raise(`'assessment % is final', new.id`, 'CE001')}
          end if;
        end if;
        return new;
      end $$;
    ${trigger('final', ['assessment', 'before insert or update'], 'refuse_change_of_final_assessment()')}

    create function refuse_change_of_final_stream() returns trigger language plpgsql as $$
      declare made assessment;
      begin
        if tg_op = 'INSERT' then
          ${raise(`'assessment % was not finalized', new.assessment_id`, 'CE001')}
        end if;
        if new.state = old.state and old.state <> 'final' then return new; end if;
        select a.* into made from assessment a where a.organization_id = new.organization_id and a.id = new.assessment_id;
        if old.state = 'final' and (new.state <> 'open' or new.head <> old.head or new.epoch <= old.epoch
            or made.state in ('finalized', 'archived')) then
          ${raise(`'assessment % is final', new.assessment_id`, 'CE001')}
        end if;
        if new.state = 'final' and (old.state <> 'freezing' or made.state <> 'finalized') then
          ${raise(`'assessment % was not finalized', new.assessment_id`, 'CE001')}
        end if;
        return new;
      end $$;
    create trigger starts_open before insert on assessment_stream for each row
      when (new.state <> 'open' and ${BY_APPLICATION}) execute function refuse_change_of_final_stream();
    create trigger final before update on assessment_stream for each row
      when ((old.state = 'final' or new.state is distinct from old.state) and ${BY_APPLICATION})
      execute function refuse_change_of_final_stream();

    create function refuse_version_of_no_frozen_assessment() returns trigger language plpgsql as $$
      begin
        if not exists (
            select from assessment_stream s where s.assessment_id = new.assessment_id and s.state = 'freezing') then
          ${raise(`'assessment % is not being finalized', new.assessment_id`, 'CE001')}
        end if;
        return new;
      end $$;
    ${trigger('frozen', ['assessment_version', 'before insert'], 'refuse_version_of_no_frozen_assessment()', IN_CONTEXT)}

    create function refuse_contributor_of_final_assessment() returns trigger language plpgsql as $$
      declare place response_contributor := case tg_op when 'DELETE' then old else new end;
      begin
        -- Who leaves the organization loses all invitations, those of long ago too: that deletion comes from a trigger.
        if pg_trigger_depth() = 1 and exists (
            select from assessment_stream s where s.assessment_id = place.assessment_id and s.state = 'final') then
          ${raise(`'assessment % is final', place.assessment_id`, 'CE001')}
        end if;
        return place;
      end $$;
    ${trigger('final', ['response_contributor', 'before insert or delete'], 'refuse_contributor_of_final_assessment()')}`;

  /** Nothing that people did can be deleted by the application; a sample only whole, and only by its owner. */
  private readonly organization = `
    revoke delete on organization, account from certitude_app;

    create function refuse_making_a_sample() returns trigger language plpgsql as $$
      begin
        ${raise(`'organization % is no sample', new.organization_id`, 'CE004')}
      end $$;
    create trigger no_sample before update on organization for each row
      when (new.sample and not old.sample and ${BY_APPLICATION}) execute function refuse_making_a_sample();

    grant delete on organization to certitude_crossing;
    create function remove_sample_organization() returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
        declare here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
        begin
          if not exists (select from member m where m.organization_id = here and m.account_id = ${ACTOR}
              and m.role = 'owner' and m.removed_at is null) then
            return false;
          end if;
          delete from organization o where o.organization_id = here and o.sample;
          return found;
        end $$;
    ${crossingFunction('remove_sample_organization()')}`;

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${this.reviews}
      ${this.decided}
      ${this.verified}
      ${this.final}
      ${this.organization}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
