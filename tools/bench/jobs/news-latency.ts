import { type ActionPlanId } from '@certitude/contracts';
import { Events, newId } from '@certitude/server/core';
import { eventually, givenAssessment } from '@certitude/server/testing';
import { type BenchWorker, withWorker } from './bench-worker';
import { type Bench, rounded } from './measure';

const SAMPLES = 20;

/** How long after "assigned to you" was published it is in the person's list, while others' reminders and bulk work wait. */
export const newsLatency = (bench: Bench, others: number) =>
  withWorker(bench, async ({ worker, sql }) => {
    const owner = await worker.given.organization();
    const mia = await worker.given.member(owner, 'contributor');
    const { assessmentId, responses } = await givenAssessment(worker, owner);
    await backlog(sql, owner.context.organizationId, others);
    const times: number[] = [];
    for (let sample = 0; sample < SAMPLES; sample++) {
      const planId = newId<ActionPlanId>();
      const start = performance.now();
      await worker.db.transaction(owner.context, async (tx) => {
        await tx.query(
          `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id,
             priority, status, created_by) values ($1, $2, $3, $4, 'Plan', 4, $5, 'medium', 'planned', $6)`,
          [tx.organizationId, planId, assessmentId, responses[0]?.id, mia.accountId, owner.accountId],
        );
        await worker.app
          .get(Events)
          .publish(tx, 'plan.assigned', { planId, by: owner.accountId, responsible: mia.accountId });
      });
      await eventually(async () => {
        const rows = await sql('select from notification where subject_id = $1', [planId]);
        if (rows.length === 0) throw new Error('The news did not arrive.');
      }, 120_000);
      times.push(performance.now() - start);
    }
    const [left] = await sql<{ count: number }>(
      "select count(*)::int as count from outbox where handled_at is null and name <> 'plan.assigned'",
    );
    const sorted = times.toSorted((a, b) => a - b);
    return {
      p50: rounded(sorted[SAMPLES / 2] ?? 0),
      max: rounded(sorted.at(-1) ?? 0),
      othersLeft: left?.count,
    };
  });

/** Half reminders, half notes to compact; of things that are gone, so that the queue is what is measured. */
const backlog = (sql: BenchWorker['sql'], organizationId: string, count: number) =>
  sql(
    `insert into outbox (organization_id, id, name, payload)
     select $1, uuidv7(), kind.name, jsonb_build_object(kind.field, case kind.field
       when 'reminderIds' then jsonb_build_array(gen_random_uuid()) else to_jsonb(gen_random_uuid()) end)
     from generate_series(1, $2::int / 2),
       (values ('reminder.due', 'reminderIds'), ('note.compact', 'assessmentId')) kind(name, field)`,
    [organizationId, count],
  );
