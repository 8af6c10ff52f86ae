import {
  type AccountId,
  type ActionPlanId,
  type OrganizationId,
  type PlanStatus,
  type ReminderId,
} from '@certitude/contracts';
import { DatabaseClient, newId, type SystemContext, type TenantContext } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import { eventually, givenAssessment, type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { Logger } from '@nestjs/common';
import pg from 'pg';
import { ImprovementJobsModule } from './improvement-jobs.module';
import { ImprovementModule } from './improvement.module';
import { PlanViews } from './plan-views.service';
import { Plans } from './plans.service';
import { ReminderRepository } from './reminder.repository';
import { ReminderSweep } from './reminder-sweep.service';
import { Reminders } from './reminders.service';

/** Organizations of tests are in Prague: nine in the morning in winter is eight UTC. */
const DUE = '2031-01-20';
const morning = (date: string) => new Date(`${date}T08:00:00Z`);
const DAY = 24 * 60 * 60 * 1_000;

describe('reminders of a plan', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await testServer({
      modules: [IdentityModule, OrganizationsModule, ImprovementModule, ImprovementJobsModule],
    });
    at(new Date('2031-01-01T12:00:00Z'));
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await server.close();
  });

  const at = (time: Date) => server.clock.advance(time.getTime() - server.clock.now().getTime());
  const sweep = () => server.app.get(ReminderSweep).run(server.clock.now());
  const plans = () => server.app.get(Plans);
  const contentOf = { title: 'Rotate the root key', objectives: '', targetLevel: 4, priority: 'medium' as const };

  interface World {
    readonly manager: GivenMember;
    readonly mia: GivenMember;
    readonly planId: ActionPlanId;
  }
  const world = async (dueOn: string | null = DUE): Promise<World> => {
    const manager = await server.given.organization();
    const mia = await server.given.member(manager, 'contributor');
    const { assessmentId, responses } = await givenAssessment(server, manager);
    const plan = await plans().create(manager.context, {
      ...contentOf,
      assessmentId,
      responseId: responses[0]?.id ?? newId(),
      responsible: mia.accountId,
      dueOn,
    });
    return { manager, mia, planId: plan.id };
  };
  const versionOf = async (manager: GivenMember, id: ActionPlanId) =>
    (await server.app.get(PlanViews).get(manager.context, id)).version;
  const change = async (
    { manager, mia, planId }: World,
    more: { dueOn?: string | null; responsible?: AccountId | null },
  ) =>
    plans().update(manager.context, planId, {
      version: await versionOf(manager, planId),
      changes: { ...contentOf, dueOn: DUE, responsible: mia.accountId, ...more },
    });
  const rows = ({ manager }: World) =>
    server.db.transaction(manager.context, (tx) =>
      tx.query<{ id: ReminderId; step: string; state: string; recipient: AccountId; dueAt: Date }>(
        'select id, step, state, recipient_id as recipient, due_at as "dueAt" from reminder order by due_at, step',
      ),
    );
  const states = async (given: World) =>
    Object.fromEntries((await rows(given)).map(({ step, state }) => [step.replace('2031-', ''), state]));
  const announced = ({ context }: { readonly context: TenantContext }) =>
    server.db.transaction(context, (tx) =>
      tx.query<{ reminderIds: ReminderId[] }>(
        `select payload->'reminderIds' as "reminderIds" from outbox where name = 'reminder.due' order by id`,
      ),
    );
  const deliver = async ({ manager }: World, id: ReminderId, organizationId?: OrganizationId) => {
    const context: SystemContext = {
      organizationId: organizationId ?? manager.context.organizationId,
      actor: null,
      requestId: 'test',
    };
    const [notice] = await server.db.transaction(context, (tx) =>
      server.app.get(Reminders).deliver(tx, [id], server.clock.now()),
    );
    return notice ?? null;
  };

  const connect = async (): Promise<pg.Client> => {
    const client = new DatabaseClient({ connectionString: server.database.adminUrl });
    await client.connect();
    return client;
  };

  it('of what was archived wait, also when its date changes then, until it is taken back', async () => {
    const given = await world();
    const { organizationId } = given.manager.context;
    const archive = (archived: boolean) =>
      server.db.transaction(given.manager.context, (tx) =>
        tx.query("select set_archived('plan', $1, $2)", [given.planId, archived]),
      );
    const due = () =>
      server.db.transaction({ organizationId, actor: null, requestId: 'test' }, (tx) =>
        server.app.get(ReminderRepository).due(tx, server.clock.now(), 10),
      );
    await archive(true);
    await change(given, { dueOn: '2031-01-10' });
    at(morning('2031-01-10'));
    await sweep();
    expect([await due(), await announced(given.manager)]).toEqual([[], []]);
    await archive(false);
    expect(await due()).not.toEqual([]);
    await sweep();
    expect(await announced(given.manager)).not.toEqual([]);
  });

  it('are planned for the responsible person when the plan is made', async () => {
    const given = await world();
    const planned = await rows(given);
    expect(planned.map(({ dueAt }) => dueAt)).toEqual(
      ['2031-01-13', '2031-01-19', '2031-01-20', '2031-01-21', '2031-01-27'].map(morning),
    );
    expect(new Set(planned.map(({ recipient }) => recipient))).toEqual(new Set([given.mia.accountId]));
    expect(await rows(await world(null))).toEqual([]);
  });

  it('are announced once each when their time has come', async () => {
    const given = await world();
    expect(await sweep()).toBe(0);
    at(morning('2031-01-13'));
    expect(await sweep()).toBe(1);
    expect(await sweep()).toBe(0);
    const [first] = await rows(given);
    expect(first?.state).toBe('enqueued');
    expect(await announced(given.manager)).toEqual([{ reminderIds: [first?.id] }]);
  });

  it('are announced once when two sweeps run at the same time', async () => {
    const given = await world();
    at(morning('2031-01-13'));
    const [holder, observer] = [await connect(), await connect()];
    await holder.query('begin');
    await holder.query('lock table outbox in share mode');
    const waiting = async () =>
      (
        await observer.query(
          "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        )
      ).rowCount;
    const first = sweep();
    await eventually(async () => expect(await waiting()).toBe(1));
    const second = sweep();
    await eventually(async () => expect(await waiting()).toBe(2));
    await holder.end();
    await observer.end();
    expect(await Promise.all([first, second])).toEqual([1, 0]);
    expect(await announced(given.manager)).toHaveLength(1);
  });

  it('catch up with the latest step alone after three days of standing still', async () => {
    const given = await world();
    at(new Date(morning('2031-01-21').getTime() + DAY / 2));
    expect(await sweep()).toBe(1);
    expect(await states(given)).toEqual({
      '01-20/week-before': 'cancelled',
      '01-20/day-before': 'cancelled',
      '01-20/due': 'cancelled',
      '01-20/day-after': 'enqueued',
      '01-20/week-after': 'waiting',
    });
  });

  it('reach several organizations in one sweep, each in its own', async () => {
    const [one, two] = [await world(), await world()];
    at(morning('2031-01-13'));
    expect(await sweep()).toBe(2);
    expect(await announced(one.manager)).toHaveLength(1);
    expect(await announced(two.manager)).toHaveLength(1);
  });

  it('reach the other organizations although one has a row that nobody can announce', async () => {
    const [first, second, third] = [await world(), await world(), await world()];
    // Whoever comes first in the sweep is the one in trouble.
    const byTurn = [first, second, third].sort((one, other) =>
      one.manager.context.organizationId < other.manager.context.organizationId ? -1 : 1,
    );
    const [troubled] = byTurn;
    at(morning('2031-01-13'));
    const admin = await connect();
    await admin.query(`
      create function refuse() returns trigger language plpgsql as $$ begin
        if new.organization_id = '${troubled?.manager.context.organizationId}' then raise 'out of order'; end if;
        return new;
      end $$;
      create trigger refuse before insert on outbox for each row when (new.name = 'reminder.due') execute function refuse()`);
    const error = jest.spyOn(Logger.prototype, 'error').mockReturnValue();
    expect(await sweep()).toBe(2);
    // Once: what is in trouble waits for the next sweep.
    const { organizationId } = troubled?.manager.context ?? {};
    expect(error.mock.calls).toEqual([[expect.stringMatching(`^Reminders of ${organizationId} wait: `)]]);
    for (const given of byTurn) expect(await announced(given.manager)).toHaveLength(given === troubled ? 0 : 1);
    await admin.query('drop trigger refuse on outbox');
    await admin.end();
    expect(await sweep()).toBe(1);
  });

  it('reach an organization whose turn comes after one with more than a turn takes', async () => {
    const [busy, other] = [await world(), await world()];
    const admin = await connect();
    await admin.query(
      `insert into reminder (organization_id, id, plan_id, step, recipient_id, due_at)
       select organization_id, gen_random_uuid(), plan_id, 'extra-' || n, recipient_id, '2000-01-01'::timestamptz + n * interval '1 hour'
       from (select * from reminder where organization_id = $1 limit 1) r, generate_series(1, 700) n`,
      [busy.manager.context.organizationId],
    );
    await admin.end();
    at(morning('2031-01-13'));
    expect(await sweep()).toBe(2);
    expect(await announced(busy.manager)).toHaveLength(1);
    expect(await announced(other.manager)).toHaveLength(1);
  });

  /** Plans like one that there is, each with one step that is due. */
  const morePlans = async ({ planId }: World, count: number): Promise<void> => {
    const admin = await connect();
    await admin.query(
      `with p as (
         insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id, due_on,
           priority, status, created_by)
         select organization_id, gen_random_uuid(), assessment_id, response_id, title, target_level, responsible_id, due_on,
           priority, status, created_by
         from action_plan, generate_series(1, $2::int) where id = $1 returning *)
       insert into reminder (organization_id, id, plan_id, step, recipient_id, due_at)
       select organization_id, gen_random_uuid(), id, 'due', responsible_id, '2031-01-13T08:00Z' from p`,
      [planId, count],
    );
    await admin.end();
  };

  it('are carried a hundred to a job', async () => {
    const given = await world();
    await morePlans(given, 150);
    at(morning('2031-01-13'));
    expect(await sweep()).toBe(151);
    const jobs = await announced(given.manager);
    expect(jobs.map(({ reminderIds }) => reminderIds.length)).toEqual([100, 51]);
    expect(new Set(jobs.flatMap(({ reminderIds }) => reminderIds)).size).toBe(151);
  });

  it('are all announced in one sweep although there are more than a turn takes', async () => {
    const given = await world();
    await morePlans(given, 1_100);
    at(morning('2031-01-13'));
    expect(await sweep()).toBe(1_101);
    expect(await sweep()).toBe(0);
  });

  it('reach the organizations of every page', async () => {
    const given = await world();
    at(morning('2031-01-13'));
    const repository = server.app.get(ReminderRepository);
    const ask = repository.organizationsWithDue.bind(repository);
    // A page of organizations in which nothing is due any more comes first.
    jest
      .spyOn(repository, 'organizationsWithDue')
      .mockImplementationOnce(async (_now, _after, most) => Array.from({ length: most }, () => newId<OrganizationId>()))
      .mockImplementation((now, _after, most) => ask(now, null, most));
    expect(await sweep()).toBe(1);
    expect(await announced(given.manager)).toHaveLength(1);
  });

  it('say how many days are left, and are delivered as long as their date is the plan’s', async () => {
    const given = await world();
    at(morning('2031-01-13'));
    await sweep();
    const [first] = await rows(given);
    const id = first?.id ?? newId<ReminderId>();
    expect(await deliver(given, id)).toEqual({
      id,
      planId: given.planId,
      recipient: given.mia.accountId,
      days: 7,
    });
    expect((await states(given))['01-20/week-before']).toBe('delivered');
    // For another way to the person, and as long as it is so.
    expect(await deliver(given, id)).toMatchObject({ id, days: 7 });
    await change(given, { dueOn: '2031-01-25' });
    expect(await deliver(given, id)).toBeNull();
    expect((await states(given))['01-20/week-before']).toBe('delivered');
  });

  it('are delivered to nobody through another organization', async () => {
    const [given, stranger] = [await world(), await world()];
    at(morning('2031-01-13'));
    await sweep();
    const [first] = await rows(given);
    const id = first?.id ?? newId<ReminderId>();
    expect(await deliver(given, id, stranger.manager.context.organizationId)).toBeNull();
    expect((await states(given))['01-20/week-before']).toBe('enqueued');
  });

  it('give way to a later one that is due before they were delivered', async () => {
    const given = await world();
    at(morning('2031-01-13'));
    await sweep();
    at(morning('2031-01-19'));
    await sweep();
    const [first, second] = await rows(given);
    expect(await deliver(given, first?.id ?? newId())).toBeNull();
    expect(await deliver(given, second?.id ?? newId())).toMatchObject({ days: 1 });
  });

  it('move with the due date, and never repeat what was said of a date', async () => {
    const given = await world();
    at(morning('2031-01-13'));
    await sweep();
    const [first] = await rows(given);
    await deliver(given, first?.id ?? newId());
    await change(given, { dueOn: '2031-01-25' });
    const moved = await states(given);
    expect(moved).toMatchObject({ '01-20/day-before': 'cancelled', '01-25/week-before': 'waiting' });
    await change(given, { dueOn: DUE });
    expect(await states(given)).toMatchObject({
      '01-20/week-before': 'delivered',
      '01-20/day-before': 'waiting',
      '01-25/week-before': 'cancelled',
    });
  });

  it('are not repeated when the organization moves to a zone where it is earlier', async () => {
    const given = await world();
    at(morning('2031-01-13'));
    await sweep();
    const [first] = await rows(given);
    await deliver(given, first?.id ?? newId());
    await server.db.transaction(given.manager.context, (tx) =>
      tx.query("update organization set time_zone = 'Pacific/Honolulu'"),
    );
    await plans().changeStatus(given.manager.context, given.planId, { from: 'draft', status: 'planned' });
    expect(await states(given)).toMatchObject({ '01-20/week-before': 'delivered', '01-20/day-before': 'waiting' });
    const [, second] = await rows(given);
    expect(second?.dueAt).toEqual(new Date('2031-01-19T19:00:00Z'));
  });

  it('go to the new responsible person, and back', async () => {
    const given = await world();
    await change(given, { responsible: given.manager.accountId });
    const people = async () =>
      (await rows(given)).filter(({ state }) => state === 'waiting').map(({ recipient }) => recipient);
    expect(new Set(await people())).toEqual(new Set([given.manager.accountId]));
    await change(given, { responsible: given.mia.accountId });
    expect(new Set(await people())).toEqual(new Set([given.mia.accountId]));
    await change(given, { responsible: null });
    expect(await people()).toEqual([]);
  });

  it('end when the plan is done, on the way too, and come back when it is opened again', async () => {
    const given = await world();
    const move = (from: PlanStatus, status: PlanStatus) =>
      plans().changeStatus(given.manager.context, given.planId, { from, status });
    await move('draft', 'in-progress');
    at(morning('2031-01-13'));
    await sweep();
    await move('in-progress', 'done');
    const [first] = await rows(given);
    expect(new Set(Object.values(await states(given)))).toEqual(new Set(['cancelled']));
    expect(await deliver(given, first?.id ?? newId())).toBeNull();
    await move('done', 'in-progress');
    expect(await states(given)).toMatchObject({ '01-20/week-before': 'cancelled', '01-20/day-before': 'waiting' });
  });

  it('are not swallowed by a change of the plan while they wait for the sweep', async () => {
    const given = await world();
    at(new Date(morning('2031-01-13').getTime() + 1_000));
    await plans().changeStatus(given.manager.context, given.planId, { from: 'draft', status: 'planned' });
    expect(await sweep()).toBe(1);
  });
});
