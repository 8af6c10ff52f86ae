import { crossingFunction } from './tenant-table';

const HERE = `nullif(current_setting('app.organization_id', true), '')::uuid`;
/** So long can a deletion be undone, whoever asks for its end. */
const UNDO = `interval '30 days'`;

/** SQL of what removes deleted things for good. What was decided is refused here once more, whoever asks. */
export const REMOVAL = `
    create function remove_plans(here uuid, the_plans uuid[]) returns void language sql as $$
      delete from review t where t.organization_id = here and t.plan_id = any (the_plans);
      delete from plan_responsibility t where t.organization_id = here and t.plan_id = any (the_plans);
      delete from action_plan t where t.organization_id = here and t.id = any (the_plans);
    $$;

    create function remove_evidence(here uuid, the_evidence uuid) returns void language plpgsql as $$
      declare the_files uuid[] := array(select v.file_id from evidence_revision v
        where v.organization_id = here and v.evidence_id = the_evidence and v.file_id is not null);
      begin
        delete from review t using evidence_revision v where v.organization_id = here and v.evidence_id = the_evidence
          and t.organization_id = here and t.evidence_revision_id = v.id;
        delete from evidence_link_change t where t.organization_id = here and t.evidence_id = the_evidence;
        delete from evidence_link t where t.organization_id = here and t.evidence_id = the_evidence;
        delete from evidence_revision t where t.organization_id = here and t.evidence_id = the_evidence;
        delete from evidence t where t.organization_id = here and t.id = the_evidence;
        -- Contents without a row are swept; that one was withdrawn, and by whom, stays.
        delete from stored_file t where t.organization_id = here and t.id = any (the_files) and t.withdrawn_at is null
          and not exists (select from evidence_revision v where v.organization_id = here and v.file_id = t.id);
      end $$;

    create function remove_assessments(here uuid, the_assessments uuid[]) returns void language plpgsql as $$
      declare the_responses uuid[] := array(select r.id from response r
        where r.organization_id = here and r.assessment_id = any (the_assessments));
      begin
        perform remove_plans(here, array(select p.id from action_plan p
          where p.organization_id = here and p.assessment_id = any (the_assessments)));
        delete from review t where t.organization_id = here and t.response_id = any (the_responses);
        delete from evidence_link_change t where t.organization_id = here and t.response_id = any (the_responses);
        ${[
          ...['notification', 'evidence_link', 'response_contributor', 'note', 'assessment_operation'],
          ...['operation_source', 'named_owner', 'declared_level', 'assessment_target'],
          ...['stream_client', 'guest_grant', 'response', 'assessment_stream'],
        ]
          .map(
            (table) =>
              `delete from ${table} t where t.organization_id = here and t.assessment_id = any (the_assessments);`,
          )
          .join('\n')}
        -- That it was imported stays on record.
        update assessment_import t set assessment_id = null
          where t.organization_id = here and t.assessment_id = any (the_assessments);
        delete from assessment t where t.organization_id = here and t.id = any (the_assessments);
      end $$;

    create function remove_assessment(the_assessment uuid) returns boolean
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare here uuid := ${HERE};
      begin
        perform from assessment a where a.organization_id = here and a.id = the_assessment for update;
        if not found then return false; end if;
        perform from assessment_stream s where s.organization_id = here and s.assessment_id = the_assessment for update;
        perform refuse_if_decided('assessment', the_assessment);
        perform remove_assessments(here, array[the_assessment]);
        return true;
      end $$;
    ${crossingFunction('remove_assessment(uuid)')}

    -- Deletions of before a moment, and never younger ones than can be undone. Returns those that are over.
    create function remove_deleted(before timestamptz, most integer) returns setof uuid
      language plpgsql security definer set search_path = public, pg_temp as $$
      declare
        here uuid := ${HERE};
        one deletion;
      begin
        for one in select d.* from deletion d where d.organization_id = here and d.restored_at is null
            and d.removed_at is null and d.deleted_at < least(before, now() - ${UNDO})
            order by d.deleted_at limit most for update skip locked loop
          perform refuse_if_decided(one.kind, one.subject_id);
          case one.kind
            when 'pki' then
              perform remove_assessments(here, array(select a.id from assessment a
                where a.organization_id = here and a.pki_id = one.subject_id));
              delete from pki p where p.organization_id = here and p.id = one.subject_id;
            when 'assessment' then perform remove_assessments(here, array[one.subject_id]);
            when 'plan' then perform remove_plans(here, array[one.subject_id]);
            when 'evidence' then perform remove_evidence(here, one.subject_id);
          end case;
          delete from notification n where n.organization_id = here and n.deletion_id = one.id;
          update deletion d set removed_at = now() where d.organization_id = here and d.id = one.id;
          return next one.id;
        end loop;
      end $$;
    ${crossingFunction('remove_deleted(timestamptz,integer)')}

    -- These remove without asking: for the functions above only.
    ${['remove_plans(uuid,uuid[])', 'remove_evidence(uuid,uuid)', 'remove_assessments(uuid,uuid[])']
      .map(
        (signature) => `revoke all on function ${signature} from public;
          grant execute on function ${signature} to certitude_crossing;`,
      )
      .join('\n')}`;
