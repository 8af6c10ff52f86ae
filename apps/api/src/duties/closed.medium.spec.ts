import { assessmentsApi, decidersApi, evidenceApi, guestsApi, organizationsApi, plansApi } from '@certitude/contracts';
import { DatabaseClient, newId } from '@certitude/server/core';
import { type GivenMember, tenantTables, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from '../isolation/contexts';
import { DutiesWorld } from './duties-world';

jest.setTimeout(300_000);

/** Final, in another's name, own work, closed; and what the application has no right to at all. */
const REFUSED = ['CE001', 'CE002', 'CE003', 'CE004', '42501'];

/** What goes on beside something closed, and why. Everything else is refused, in every table that there is. */
const GOES_ON: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'a finalized assessment': {
    action_plan: 'improving begins where the assessment ends',
    guest_grant: 'auditors are let into what is final, and out again',
    notification: 'people read what they were told',
    stream_client: 'how far a tab’s outbox was dealt with; holds nothing of an answer',
  },
  'a verified plan': {
    reminder: 'what is still on its way is taken back',
  },
  'an accepted revision': {
    evidence_link: 'accepted evidence proves answers of assessments to come',
    stored_file: 'a wrong or confidential content is withdrawn, and its row and hash stay',
  },
};

interface Column {
  readonly name: string;
  readonly type: string;
  readonly key: boolean;
}
interface Subject {
  readonly world: DutiesWorld;
  /** Rows that belong to it, by table or else by column. */
  readonly rows: Readonly<Record<string, string>>;
  /** What makes a copy of one of its rows another row. */
  readonly fresh: Readonly<Record<string, object>>;
}

/** Another value than the one that is there. */
function changed({ name, type }: Column): string {
  if (type === 'text') return `coalesce(${name}, '') || 'x'`;
  if (/int|double/.test(type)) return `coalesce(${name}, 0) + 1`;
  if (type === 'boolean') return `not coalesce(${name}, false)`;
  if (type === 'date') return `coalesce(${name}, current_date) + 1`;
  if (/^timestamp/.test(type)) return `coalesce(${name}, now()) + interval '1 day'`;
  if (type === 'uuid') return 'gen_random_uuid()';
  if (type === 'uuid[]') return 'array[gen_random_uuid()]';
  if (type === 'jsonb') return `'{"x":1}'`;
  if (type === 'bytea') return `'\\x01'`;
  throw new Error(`No other value is known for the type ${type}.`);
}

const SAYS_NOTHING = ['version', 'field_versions', 'archived_at', 'archived_by'];

describe('what was decided is closed to the application, whatever code tries', () => {
  let server: TestServer;
  let columnsOf: Map<string, Column[]>;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
    const owner = new DatabaseClient({ connectionString: server.database.ownerUrl });
    await owner.connect();
    const { rows } = await owner.query<Column & { table: string }>(
      `select a.attrelid::regclass::text as table, a.attname as name, format_type(a.atttypid, null) as type,
         exists (select from pg_index i where i.indrelid = a.attrelid and i.indisprimary and a.attnum = any (i.indkey)) as key
       from pg_attribute a where a.attrelid::regclass::text = any ($1) and a.attnum > 0 and not a.attisdropped`,
      [await tenantTables(owner)],
    );
    await owner.end();
    columnsOf = Map.groupBy(rows, ({ table }) => table);
  });
  afterAll(() => server.close());

  /** What a statement is refused with; null when it is not. Nothing stays in either case. */
  const attempt = async (by: GivenMember, sql: string, values: readonly unknown[] = []): Promise<string | null> => {
    const undo = new Error('Nothing stays.');
    try {
      await server.db.transaction(by.context, async (tx) => {
        await tx.query(sql, values);
        throw undo;
      });
    } catch (error) {
      if (error === undo) return null;
      return (error as { driverError?: { code?: string } }).driverError?.code ?? String(error);
    }
    return null;
  };

  /** An answer with everything around it, accepted. */
  const answered = async (): Promise<DutiesWorld> => {
    const world = await DutiesWorld.make(server);
    const [contributor, guest] = [
      await server.given.member(world.owner, 'contributor'),
      await server.given.member(world.owner, 'guest-auditor'),
    ];
    const browser = server.as(world.owner);
    const params = { ...world.at, ...world.place };
    await browser.call(assessmentsApi.inviteContributor, { params: { ...params, accountId: contributor.accountId } });
    await browser.call(guestsApi.grant, {
      params: { ...params, accountId: guest.accountId },
      body: { version: 0, changes: { until: '2199-12-31' } },
    });
    await world.evidence(world.actor, { attached: true });
    await world.write(world.actor, 'Seen.');
    await world.edit(world.actor, { field: 'level', value: 3 }, { field: 'status', value: 'ready-for-review' });
    const hash = await world.responseHash(world.neutral);
    await server.as(world.neutral).call(assessmentsApi.decide, { params, body: { decision: 'accepted', hash } });
    await world.raw(
      world.owner,
      `insert into notification (organization_id, id, recipient_id, kind, title, link, cause, assessment_id)
       values ($1, $2, $3, 'assessment-granted', 'Title', '/', 'cause', $4)`,
      [world.at.organizationId, newId(), world.owner.accountId, world.place.assessmentId],
    );
    await world.raw(
      world.owner,
      `insert into stream_client (organization_id, assessment_id, client_id, account_id, last_client_seq, last_seq)
       values ($1, $2, $3, $4, 1, 1)`,
      [world.at.organizationId, world.place.assessmentId, newId(), world.owner.accountId],
    );
    return world;
  };

  const subjects: Readonly<Record<string, () => Promise<Subject>>> = {
    'a finalized assessment': async () => {
      const world = await answered();
      const { assessmentId, responseId } = world.place;
      await world.plan(world.other, world.other.accountId);
      const another = await world.evidence(world.owner);
      await server.as(world.owner).call(assessmentsApi.finalize, { params: { ...world.at, assessmentId } });
      return {
        world,
        rows: { assessment: assessmentId, assessment_id: assessmentId, response_id: responseId },
        fresh: {
          evidence_link: { evidence_id: another.id, linked_by: world.owner.accountId },
          response_contributor: { account_id: world.other.accountId },
          guest_grant: { account_id: world.other.accountId },
          assessment_operation: { seq: 9_999, client_seq: 9_999 },
          assessment_version: { id: newId(), revision: 9 },
          review: { id: newId(), reviewer_id: world.owner.accountId },
          stream_client: { client_id: newId() },
          notification: { id: newId(), cause: 'another' },
          response: { id: newId(), requirement: 'another' },
          action_plan: { id: newId() },
        },
      };
    },
    'a verified plan': async () => {
      const world = await DutiesWorld.make(server);
      const browser = server.as(world.other);
      const { id: planId } = await world.plan(world.other, world.other.accountId);
      const params = { ...world.at, planId };
      await browser.call(plansApi.addTask, { params, body: { title: 'Book a room' } });
      await world.raw(world.other, "update action_plan set due_on = '2199-01-01' where id = $1", [planId]);
      await world.raw(
        world.other,
        `insert into reminder (organization_id, id, plan_id, step, recipient_id, due_at)
         values ($1, $2, $3, 'due', $4, now() + interval '1 year')`,
        [world.at.organizationId, newId(), planId, world.other.accountId],
      );
      await world.done(world.other, planId);
      expect((await world.move(world.neutral, planId, 'verified')).status).toBe(200);
      return {
        world,
        rows: { action_plan: planId, plan_id: planId },
        fresh: {
          plan_task: { id: newId() },
          review: { id: newId(), reviewer_id: world.owner.accountId },
          reminder: { id: newId(), step: 'another' },
          plan_responsibility: { round: 9 },
          action_plan: { id: newId() },
        },
      };
    },
    'an accepted revision': async () => {
      const world = await DutiesWorld.make(server);
      const fileId = await world.upload(world.actor);
      const evidence = await world.evidence(world.actor, { file: fileId, attached: true });
      const { current } = await world.submit(world.actor, evidence);
      await server.as(world.neutral).call(evidenceApi.decide, {
        params: { ...world.at, evidenceId: evidence.id },
        body: { decision: 'accepted', hash: current.hash },
      });
      return {
        world,
        rows: {
          evidence_revision: current.id,
          evidence_revision_id: current.id,
          stored_file: fileId,
          evidence: evidence.id,
          evidence_id: evidence.id,
        },
        fresh: {
          evidence_revision: { id: newId(), created_by: world.owner.accountId },
          review: { id: newId(), reviewer_id: world.owner.accountId },
          evidence_link: { response_id: world.assessment.responses[1]?.id, linked_by: world.owner.accountId },
        },
      };
    },
  };

  /** The rows of a table that belong to a subject, as a condition; null when there can be none. */
  const conditionIn = (table: string, { rows }: Subject): string | null => {
    if (rows[table] !== undefined) return `id = '${rows[table]}'`;
    const columns = (columnsOf.get(table) ?? []).filter(({ name }) => rows[name] !== undefined);
    return columns.length > 0 ? columns.map(({ name }) => `${name} = '${rows[name] ?? ''}'`).join(' or ') : null;
  };

  /** Every way to touch a table's rows of a subject. */
  const touches = (table: string, where: string): [string, string][] => [
    ...(columnsOf.get(table) ?? [])
      // How often it was saved, by whom last, and whether it was put aside, says nothing of what it says.
      .filter(({ key, name }) => !key && !SAYS_NOTHING.includes(name))
      .map((column): [string, string] => [
        `update ${column.name}`,
        `update ${table} set ${column.name} = ${changed(column)} where ${where}`,
      ]),
    ['delete', `delete from ${table} where ${where}`],
  ];

  it.each(Object.keys(subjects))('%s, in every table that says something of it', async (name) => {
    const subject = await subjects[name]?.();
    if (!subject) throw new Error('There is such a subject.');
    const by = subject.world.owner;
    const goesOn = GOES_ON[name] ?? {};
    const open: string[] = [];
    const seen: string[] = [];
    for (const table of columnsOf.keys()) {
      const where = conditionIn(table, subject);
      if (where === null) continue;
      const [{ there } = { there: 0 }] = await subject.world.raw<{ there: number }>(
        by,
        `select count(*)::int as there from ${table} where ${where}`,
      );
      expect({ table, there }).toEqual({ table, there: expect.any(Number) });
      if (there === 0) continue;
      seen.push(table);
      const copy = `insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(t) || $1)).* from ${table} t where ${where} limit 1`;
      const answers = [['insert', await attempt(by, copy, [subject.fresh[table] ?? { id: newId() }])]];
      for (const [what, sql] of touches(table, where)) answers.push([what, await attempt(by, sql)]);
      for (const [what, state] of answers)
        if (!REFUSED.includes(String(state)) && goesOn[table] === undefined)
          open.push(`${table}: ${what ?? ''} ${state ?? 'succeeds'}`);
    }
    // A table can be new here, or nothing of it may be needed any more.
    expect(seen).toEqual(expect.arrayContaining(Object.keys(goesOn)));
    // Other plans, other revisions and other evidence: copies that are no part of it.
    const others = {
      'a verified plan': ['action_plan: insert'],
      // Whose it is changes with the people; nobody of this organization has the id that is tried.
      'an accepted revision': ['evidence_revision: insert', 'evidence: update owner_id 23503'],
    };
    expect(
      open.filter((line) => !(others[name as keyof typeof others] ?? []).some((start) => line.startsWith(start))),
    ).toEqual([]);
    expect(seen.length).toBeGreaterThan(3);
  });

  it('answers in the words of the catalogue', async () => {
    const { world, rows } = (await subjects['a verified plan']?.()) ?? {};
    if (!world || !rows) throw new Error('There is such a subject.');
    const planId = rows['plan_id'] ?? '';
    const browser = server.as(world.owner);
    const plan = await browser.call(plansApi.get, { params: { ...world.at, planId } });
    const [task] = plan.tasks;
    if (!task) throw new Error('The plan has a task.');
    const params = { ...world.at, planId, taskId: task.id };
    const { version } = plan;
    const problems = [
      await browser.problem(plansApi.update, { params, body: { version, changes: { title: 'Another' } } }),
      await browser.problem(plansApi.addTask, { params, body: { title: 'Another' } }),
      await browser.problem(plansApi.updateTask, {
        params,
        body: { version: task.version, changes: { title: 'Book a hall' } },
      }),
      await browser.problem(plansApi.tickTask, { params, body: { done: !task.done } }),
      await browser.problem(plansApi.removeTask, { params }),
    ];
    expect(problems.map(({ code }) => code)).toEqual(Array(5).fill('subject.closed'));
    expect((await browser.call(decidersApi.ofPlan, { params })).tookPart).toEqual([world.other.accountId]);
    expect((await world.move(world.owner, plan.id, 'in-progress')).status).toBe(200);
    await browser.call(plansApi.addTask, { params, body: { title: 'Another' } });
  });

  it('and an assessment is not opened, nor made final, but by finalizing and reopening', async () => {
    const world = await answered();
    const { assessmentId } = world.place;
    const set = (table: string, what: string) =>
      attempt(
        world.owner,
        `update ${table} set ${what} where ${table === 'assessment' ? 'id' : 'assessment_id'} = $1`,
        [assessmentId],
      );
    expect(await set('assessment_stream', "state = 'final'")).toBe('CE001');
    expect(await set('assessment', "state = 'finalized'")).toBe('CE001');
    const browser = server.as(world.owner);
    const params = { ...world.at, assessmentId };
    await browser.call(assessmentsApi.finalize, { params });
    expect(await set('assessment_stream', "state = 'open', epoch = epoch + 1")).toBe('CE001');
    expect(await set('assessment', "state = 'in-progress'")).toBe('CE001');
    expect(await browser.call(assessmentsApi.reopen, { params })).toMatchObject({ revision: 2, streamState: 'open' });
    await world.edit(world.actor, { field: 'level', value: 4 });
    expect(await browser.call(assessmentsApi.finalize, { params })).toMatchObject({ revision: 2 });
  });

  it('and who leaves loses invitations also to what is final', async () => {
    const world = await answered();
    const { assessmentId } = world.place;
    await server.as(world.owner).call(assessmentsApi.finalize, { params: { ...world.at, assessmentId } });
    const invited = () => world.raw<{ id: string }>(world.owner, 'select account_id as id from response_contributor');
    const [{ id } = { id: '' }] = await invited();
    await server.as(world.owner).call(organizationsApi.removeMember, { params: { ...world.at, accountId: id } });
    expect(await invited()).toEqual([]);
  });

  it('and an organization is deleted by nobody but its owner, as a sample', async () => {
    const [real, sample] = [await server.given.organization(), await server.given.sample()];
    for (const owner of [real, sample]) expect(await attempt(owner, 'delete from organization')).toBe('42501');
    expect(await attempt(real, 'update organization set sample = true')).toBe('CE004');
    const params = (who: GivenMember) => ({ organizationId: who.context.organizationId });
    expect((await server.as(real).problem(organizationsApi.removeSample, { params: params(real) })).code).toBe(
      'organization.not-sample',
    );
    await server.as(sample).call(organizationsApi.removeSample, { params: params(sample) });
    const left = await server.db.transaction(sample.context, (tx) => tx.query('select from member'));
    expect(left).toEqual([]);
  });
});
