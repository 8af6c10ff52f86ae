import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { indexConcurrently } from './concurrent-index';

/** What has no date comes last: as a date after all others, by which a page can go on in the middle of an index. */
const DUE = `(coalesce(due_on, 'infinity'::date))`;

const INDEXES: Readonly<Record<string, string>> = {
  action_plan_by_due: `action_plan (organization_id, ${DUE}, id)`,

  // What waits for a person is read from each of these until a page is full.
  response_owned_by_due: `response (organization_id, owner_id, ${DUE}, id) where owner_id is not null`,
  action_plan_responsible_by_due: `action_plan (organization_id, responsible_id, ${DUE}, id) where responsible_id is not null`,
  plan_task_assigned_by_due: `plan_task (organization_id, assignee_id, ${DUE}, id) where assignee_id is not null and not done`,

  evidence_revision_of_state: 'evidence_revision (organization_id, state, evidence_id)',

  // Who opens an assessment reads what was written since notes were put together, and none of its other history.
  assessment_operation_written: `assessment_operation (organization_id, response_id, seq) where field = 'rationale'`,

  // What housekeeping looks for.
  invitation_unused: 'invitation (organization_id, expires_at) where accepted_at is null',
  outbox_given_up: 'outbox (organization_id, created_at) where has_dead_letter',
};

export class PagesAreReadInTheOrderOfAnIndex1700000000030 implements MigrationInterface {
  readonly transaction = false;

  async up(runner: QueryRunner): Promise<void> {
    for (const [name, on] of Object.entries(INDEXES)) await indexConcurrently(runner, name, on);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
