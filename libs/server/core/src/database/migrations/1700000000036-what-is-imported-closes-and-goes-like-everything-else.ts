import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ACTOR } from './app-only';
import { crossingFunction } from './tenant-table';

export class WhatIsImportedClosesAndGoesLikeEverythingElse1700000000036 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assessment_import drop constraint assessment_import_check, drop constraint assessment_import_check1,
        drop constraint assessment_import_check2,
        add check (state = 'previewed' or (imported_at is not null and made is not null)),
        add check (state <> 'previewed' or expires_at is not null);
      -- What it became may be deleted, and brought again then: once is seen to under a lock.
      drop index assessment_import_once;
      create index assessment_import_content on assessment_import (organization_id, sha256) where state = 'imported';

      -- What came with an assessment is closed with it.
      revoke update, delete on assessment_target from certitude_app;
      revoke delete on named_owner from certitude_app;
      ${['assessment_target', 'declared_level', 'named_owner', 'operation_source']
        .map(
          (table) => `create trigger final before insert or update on ${table}
            for each row execute function refuse_write_to_final_assessment();`,
        )
        .join('\n')}

      -- As before, and through what removes everything that was deleted.
      drop function undo_import(uuid, timestamptz);
      create function undo_import(record uuid, at timestamptz) returns boolean
        language plpgsql security definer set search_path = public, pg_temp as $$
        declare
          here uuid := nullif(current_setting('app.organization_id', true), '')::uuid;
          i assessment_import;
          proofs uuid[];
          plans uuid[];
        begin
          select * into i from assessment_import r where r.organization_id = here and r.id = record
            and r.state = 'imported' and r.assessment_id is not null for no key update;
          if not found then return false; end if;
          proofs := array(select jsonb_array_elements_text(i.made -> 'evidence')::uuid);
          plans := array(select jsonb_array_elements_text(i.made -> 'plans')::uuid);
          perform from assessment_stream s
            where s.organization_id = here and s.assessment_id = i.assessment_id for no key update;
          if exists (select from changed_since_import(here, i.assessment_id, (i.made ->> 'head')::bigint, proofs, plans,
              (i.made ->> 'tasks')::integer)) then
            return false;
          end if;
          update assessment_import r set state = 'undone', assessment_id = null, undone_by = ${ACTOR}, undone_at = at
            where r.organization_id = here and r.id = record;
          delete from outbox t where t.organization_id = here
            and (t.payload ->> 'assessmentId' = i.assessment_id::text or t.payload ->> 'planId' = any (plans::text[]));
          perform remove_evidence(here, proof) from unnest(proofs) as proof;
          perform remove_assessments(here, array[i.assessment_id]);
          delete from pki t where t.organization_id = here and t.id = (i.made ->> 'pkiId')::uuid and t.version = 1
            and not exists (select from assessment a where a.organization_id = here and a.pki_id = t.id);
          return true;
        end $$;
      ${crossingFunction('undo_import(uuid,timestamptz)')}
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
