import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Opens a transaction that sees one organization, as the product does. */
export async function beginAs(client: pg.Client, organizationId: string): Promise<void> {
  await client.query('begin');
  await client.query("select set_config('app.organization_id', $1, true)", [organizationId]);
}

const ROWS = `
  insert into account (id, email, name, password_hash) values (:account, :account || '@example.test', 'Person', 'none');
  insert into account_picture (account_id, hash, media_type, content) values (:account, 'hash', 'image/webp', 'picture');
  insert into organization (organization_id, name, time_zone) values (:org, 'Organization', 'UTC');
  insert into member (organization_id, account_id, role) values (:org, :account, 'owner');
  insert into invitation (organization_id, id, token_hash, role, created_by, expires_at, accepted_by)
    values (:org, :invitation, :invitation, 'viewer', :account, now() + interval '1 day', :account);
  insert into pki (organization_id, id, name, created_by) values (:org, :pki, 'PKI', :account);
  insert into assessment (organization_id, id, pki_id, model_release_id, name, method, policy, state, created_by)
    values (:org, :assessment, :pki, :release, 'Assessment', 'formal', 'pkimm', 'in-progress', :account);
  insert into report (organization_id, id, assessment_id, kind, format, paper, sections, holds_plans, created_by)
    values (:org, :report, :assessment, 'summary', 'pdf', 'a4', '[]', false, :account);
  insert into signed_report (organization_id, report_id, number, size, sha256, content, signatures, is_signed_here, added_by)
    values (:org, :report, 1, 1, 'hash', 'x', '[]', false, :account);
  insert into signing_policy (organization_id, stores_keys) values (:org, true);
  insert into signing_key (organization_id, id, name, subject, issuer, fingerprint, key, valid_until, sealed, created_by)
    values (:org, :signing_key, 'Key', 'Person', 'Person', 'hash', 'EC, P-256', now(), 'sealed', :account);
  insert into signing_key_use (organization_id, id, key_id, key_name, assessment_id, report_id, report_kind, field, outcome, used_by)
    values (:org, :signing_key_use, :signing_key, 'Key', :assessment, :report, 'summary', 'ExecutiveApproval', 'signed', :account);
  insert into assessment_stream (organization_id, assessment_id, head) values (:org, :assessment, 1);
  insert into response (organization_id, id, assessment_id, position, module, category, requirement, owner_id, reviewer_id)
    values (:org, :response, :assessment, 1, 'G', 'G1', 'G1.1', :account, :account);
  insert into response_contributor (organization_id, assessment_id, response_id, account_id, invited_by, invited_at)
    values (:org, :assessment, :response, :account, :account, now());
  insert into guest_grant (organization_id, assessment_id, account_id, until_on, granted_by, granted_at)
    values (:org, :assessment, :account, '2199-01-01', :account, now());
  insert into assessment_operation (organization_id, assessment_id, seq, actor_id, client_id, client_seq, response_id, field, at)
    values (:org, :assessment, 1, :account, :client, 1, :response, 'flag', now());
  insert into stream_client (organization_id, assessment_id, client_id, account_id, last_client_seq, last_seq)
    values (:org, :assessment, :client, :account, 1, 1);
  insert into assessment_target (organization_id, assessment_id, id, module, level)
    values (:org, :assessment, :target, 'G', 3);
  insert into declared_level (organization_id, assessment_id, module, category, level)
    values (:org, :assessment, 'G', 'G1', 3);
  insert into named_owner (organization_id, assessment_id, response_id, name) values (:org, :assessment, :response, 'Jane Roe');
  insert into operation_source (organization_id, assessment_id, client_id, source)
    values (:org, :assessment, :client, 'the official workbook');
  insert into assessment_import (organization_id, id, kind, source_name, sha256, document, scores, model_release_id,
      assessment_id, merged_into, created_by, imported_by, undone_by, expires_at)
    values (:org, :preview, 'browser-2x', 'ca.yaml', 'hash', '{}', '{}', :release, :assessment, :assessment, :account, :account, :account,
      now() + interval '1 day');
  insert into note (organization_id, response_id, assessment_id) values (:org, :response, :assessment);
  insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, assessed, applicable, finalized_by, finalized_at)
    values (:org, :version, :assessment, 1, 'hash', '{}', 0, 1, :account, now());
  insert into stored_file (organization_id, id, name, media_type, size, sha256, uploaded_by)
    values (:org, :file, 'a.txt', 'text/plain', 1, 'hash', :account),
      (:org, :withdrawn_file, 'b.txt', 'text/plain', 1, 'hash', :account);
  insert into assessment (organization_id, id, pki_id, model_release_id, name, method, policy, state, created_by)
    values (:org, :baseline, :pki, :release, 'Baseline', 'formal', 'pkimm', 'in-progress', :account);
  insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, assessed, applicable, finalized_by, finalized_at)
    values (:org, :baseline_version, :baseline, 1, 'hash', '{}', 0, 1, :account, now());
  update assessment set baseline_id = :baseline, baseline_version_id = :baseline_version where id = :assessment;
  update stored_file set withdrawn_at = now(), withdrawn_by = :account, withdrawn_reason = 'Wrong file'
    where id = :withdrawn_file;
  insert into import_job (organization_id, id, import_id, ordered, created_by)
    values (:org, :import_job, :preview, '{}', :account);
  insert into archive_export (organization_id, id, created_by) values (:org, :archive, :account);
  insert into archive_arrival (id, account_id, name) values (:arrival, :account, 'a.certitude');
  insert into archive_origin (organization_id, organization_name, archived_at, imported_at, imported_by, trusted, signed_by)
    values (:org, 'Organization', now(), now(), :account, true, 'key');
  insert into organization_suspension (organization_id, lifted_at) values (:org, now());
  insert into file_policy (organization_id, accepts_sealed) values (:org, false);
  insert into finalizing_policy (organization_id, demands_review) values (:org, true);
  insert into evidence (organization_id, id, title, created_by) values (:org, :evidence, 'Evidence', :account);
  insert into evidence_revision (organization_id, id, evidence_id, number, state, kind, file_id, hash, created_by, submitted_by)
    values (:org, :revision, :evidence, 1, 'submitted', 'file', :file, 'hash', :account, :account);
  insert into evidence_link (organization_id, evidence_id, assessment_id, response_id, linked_by)
    values (:org, :evidence, :assessment, :response, :account);
  insert into review (organization_id, id, response_id, decision, hash, reviewer_id, at)
    values (:org, :review, :response, 'accepted', 'hash', :account, now());
  insert into review (organization_id, id, evidence_revision_id, decision, hash, reviewer_id, at)
    values (:org, :review2, :revision, 'accepted', 'hash', :account, now());
  insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id, priority, status, created_by)
    values (:org, :plan, :assessment, :response, 'Plan', 3, :account, 'low', 'draft', :account);
  insert into review (organization_id, id, plan_id, decision, hash, reviewer_id, at)
    values (:org, :review3, :plan, 'accepted', 'hash', :account, now());
  insert into evidence_link_change (organization_id, response_id, evidence_id, account_id, change, head)
    values (:org, :response, :evidence, :account, 'attached', 1);
  insert into plan_responsibility (organization_id, plan_id, round, account_id) values (:org, :plan, 0, :account);
  insert into plan_task (organization_id, id, plan_id, title, assignee_id) values (:org, :task, :plan, 'Task', :account);
  insert into reminder (organization_id, id, plan_id, step, recipient_id, due_at)
    values (:org, :reminder, :plan, 'due', :account, now() - interval '1 day');
  insert into notification (organization_id, id, recipient_id, kind, title, link, cause, assessment_id)
    values (:org, :notification, :account, 'plan-due', 'Title', '/', 'cause', :assessment);
  insert into notification_delivery (organization_id, notification_id, channel, attempts, changed_at)
    values (:org, :notification, 'in-app', 1, now());
  insert into deletion (organization_id, id, kind, subject_id, name, deleted_by, restored_by, restored_at)
    values (:org, :deletion, 'pki', :pki, 'PKI', :account, :account, now());
  update pki set archived_at = now(), archived_by = :account where id = :pki;
  update assessment set archived_at = now(), archived_by = :account where id = :assessment;
  update action_plan set archived_at = now(), archived_by = :account where id = :plan;
  update evidence set archived_at = now(), archived_by = :account where id = :evidence;
  update evidence set owner_id = :account where id = :evidence;
  insert into account (id, email, name, password_hash) values (:heir, :heir || '@example.test', 'Heir', 'none');
  insert into member (organization_id, account_id, role, removed_at) values (:org, :heir, 'viewer', now());
  insert into work_handover (organization_id, id, kind, from_id, to_id, by_id, subjects, at)
    values (:org, :handover, 'plan', :heir, :account, :account, array[cast(:plan as uuid)], now());
  insert into outbox (organization_id, id, name, payload) values (:org, :outbox, 'plan.assigned', '{}');
  insert into dead_letter (organization_id, id, event_id, handler, kind, attempts, error, failed_at)
    values (:org, :letter, :outbox, 'Jobs.handle', 'news', 9, 'Error', now());`;

/** Ids of one organization's example rows. */
export type ExampleRows = Readonly<Record<string, string>> & { readonly org: string; readonly account: string };

/**
 * Writes a new organization with a row in every tenant table, and with every reference between them in use.
 * @param owner connection of the role that owns the schema
 * @param release id of a published model release
 */
export async function exampleRows(
  owner: pg.Client,
  release: string,
  { sample = false }: { readonly sample?: boolean } = {},
): Promise<ExampleRows> {
  const ids: Record<string, string> = { org: randomUUID(), account: randomUUID(), release };
  const sql = ROWS.replace(/:([a-z]\w*)/g, (_, name: string) => `'${(ids[name] ??= randomUUID())}'`);
  await beginAs(owner, ids['org'] ?? '');
  await owner.query(sql);
  await owner.query('update organization set sample = $1', [sample]);
  await owner.query('commit');
  return ids as ExampleRows;
}

/** Publishes an empty model release, which assessments can refer to. @returns its id */
export async function exampleRelease(owner: pg.Client): Promise<string> {
  const id = randomUUID();
  await owner.query(
    `insert into model_release (id, version, wording, schema_version, content, sha256, categories, requirements)
     values ($1::uuid, '2.0.0', 'certitude', '2.0.0', '{"version":"2.0.0","schemaVersion":"2.0.0","modules":[]}', $1::text, 0, 0)`,
    [id],
  );
  return id;
}
