import { eventually, givenAssessment } from '@certitude/server/testing';
import { withWorker } from './bench-worker';
import { type Bench } from './measure';

const ORGANIZATIONS = 4;

/** How many reminders become notifications in a second, a hundred to a job, in a few organizations. */
export const deliveriesPerSecond = (bench: Bench, count: number) =>
  withWorker(bench, async ({ worker, sql }) => {
    const each = count / ORGANIZATIONS;
    for (let index = 0; index < ORGANIZATIONS; index++) {
      const owner = await worker.given.organization();
      const { assessmentId, responses } = await givenAssessment(worker, owner);
      await sql(REMINDERS, [owner.context.organizationId, assessmentId, responses[0]?.id, owner.accountId, each]);
    }
    const start = performance.now();
    // All events at once: the sweep has just found them due.
    await sql(EVENTS);
    await eventually(async () => {
      const [row] = await sql<{ count: number }>(
        "select count(*)::int as count from notification_delivery where state = 'delivered'",
      );
      if (row?.count !== count) throw new Error(`${row?.count} of ${count} notifications are delivered.`);
    }, 300_000);
    return Math.round((count / (performance.now() - start)) * 1_000);
  });

const REMINDERS = `
  with plan as (
    insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id, due_on,
      priority, status, created_by)
    select $1, gen_random_uuid(), $2, $3, 'Plan ' || n, 4, $4, current_date, 'medium', 'planned', $4
    from generate_series(1, $5::int) n returning *)
  insert into reminder (organization_id, id, plan_id, step, recipient_id, due_at, state)
  select organization_id, gen_random_uuid(), id, current_date || '/due', responsible_id, now(), 'enqueued' from plan`;

const EVENTS = `
  insert into outbox (organization_id, id, name, payload)
  select organization_id, uuidv7(), 'reminder.due', jsonb_build_object('reminderIds', jsonb_agg(id))
  from (select organization_id, id, (row_number() over (partition by organization_id order by id) - 1) / 100 as job
    from reminder) r
  group by organization_id, job`;
