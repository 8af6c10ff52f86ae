import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** What has no date comes last: as a date after all others, by which a page can go on in the middle of an index. */
const DUE = `(coalesce(due_on, 'infinity'::date))`;

export class PagesAreReadInTheOrderOfAnIndex1700000000030 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create index action_plan_by_due on action_plan (organization_id, ${DUE}, id);

      -- What waits for a person is read from each of these until a page is full.
      create index response_owned_by_due on response (organization_id, owner_id, ${DUE}, id) where owner_id is not null;
      create index action_plan_responsible_by_due on action_plan (organization_id, responsible_id, ${DUE}, id)
        where responsible_id is not null;
      create index plan_task_assigned_by_due on plan_task (organization_id, assignee_id, ${DUE}, id)
        where assignee_id is not null and not done;

      create index evidence_revision_of_state on evidence_revision (organization_id, state, evidence_id);

      -- Who opens an assessment reads what was written since notes were put together, and none of its other history.
      create index assessment_operation_written on assessment_operation (organization_id, response_id, seq)
        where field = 'rationale';
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations only go forward.');
  }
}
