import { type AccountId, type ActionPlanId, type EvidenceId, insightsApi, type PlanStatus } from '@certitude/contracts';
import { asOwner, dateIn, newId } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import {
  givenAssessment,
  type GivenAssessment,
  type GivenMember,
  testServer,
  type TestServer,
} from '@certitude/server/testing';
import { DataSource, type QueryRunner } from 'typeorm';
import { InsightsHttpModule } from './insights-http.module';

const PAST = '2020-01-01';
const FUTURE = '2199-01-01';

interface GivenVersion {
  readonly revision: number;
  readonly at: string;
  readonly strategy: number;
}

describe('insights', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: [IdentityModule, OrganizationsModule, InsightsHttpModule] });
  });
  afterAll(() => server.close());

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const dashboard = (who: GivenMember) => server.as(who).call(insightsApi.dashboard, { params: at(who) });
  const work = async (who: GivenMember) =>
    (await server.as(who).call(insightsApi.myWork, { params: at(who) })).items.map(
      ({ kind, title }) => `${kind} ${title}`,
    );

  interface GivenPlan {
    readonly title: string;
    readonly responsible?: AccountId;
    readonly dueOn?: string;
    readonly status?: PlanStatus;
  }
  const plan = async (by: GivenMember, { assessmentId, responses }: GivenAssessment, given: GivenPlan) => {
    const id = newId<ActionPlanId>();
    const { title, responsible = null, dueOn = null, status = 'planned' } = given;
    await server.db.transaction(by.context, (tx) =>
      tx.query(
        `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id,
           due_on, priority, status, created_by) values ($1, $2, $3, $4, $5, 4, $6, $7, 'medium', $8, $9)`,
        [tx.organizationId, id, assessmentId, responses[0]?.id, title, responsible, dueOn, status, by.accountId],
      ),
    );
    return id;
  };
  const task = (by: GivenMember, planId: ActionPlanId, title: string, assignee: AccountId) =>
    server.db.transaction(by.context, (tx) =>
      tx.query(
        'insert into plan_task (organization_id, id, plan_id, title, assignee_id, due_on) values ($1, $2, $3, $4, $5, $6)',
        [tx.organizationId, newId(), planId, title, assignee, FUTURE],
      ),
    );
  /** As the schema's owner: the application accepts nothing that nobody decided on. */
  const evidence = async (
    by: GivenMember,
    title: string,
    state: 'draft' | 'submitted' | 'accepted',
    validUntil: string | null = null,
  ) => {
    const [id, { organizationId }] = [newId<EvidenceId>(), by.context];
    await asOwner(server.database.ownerUrl, async ({ query }) => {
      await query("select set_config('app.organization_id', $1, true)", [organizationId]);
      await query('insert into evidence (organization_id, id, title, created_by) values ($1, $2, $3, $4)', [
        ...[organizationId, id, title, by.accountId],
      ]);
      await query(
        `insert into evidence_revision (organization_id, id, evidence_id, number, state, kind, statement, hash, created_by,
           submitted_by, valid_until) values ($1, $2, $3, 1, $4, 'statement', 'So it is.', 'x', $5, $6, $7)`,
        [organizationId, newId(), id, state, by.accountId, state === 'draft' ? null : by.accountId, validUntil],
      );
    });
    return id;
  };
  /** As the stream writes it: somebody changed the level of a response. */
  const changed = (by: GivenMember, { assessmentId, responses }: GivenAssessment, index: number) =>
    server.db.transaction(by.context, (tx) =>
      tx.query(
        `insert into assessment_operation (organization_id, assessment_id, seq, actor_id, response_id, field, value, previous, at)
         values ($1, $2, $3, $4, $5, 'level', '3', '0', now())`,
        [tx.organizationId, assessmentId, index + 1, by.accountId, responses[index]?.id],
      ),
    );

  describe('the dashboard', () => {
    it('scores the latest assessment of every PKI, with its completeness', async () => {
      const owner = await server.given.organization();
      const first = await givenAssessment(server, owner, { name: '2029', answers: [{ level: 1 }] });
      await givenAssessment(server, owner, {
        name: '2030',
        pki: first.pki,
        answers: [{ level: 2 }, { level: 3 }, { level: 5 }],
      });
      const { pkis } = await dashboard(owner);
      expect(pkis).toEqual([
        {
          pkiId: first.pki.id,
          name: 'Issuing PKI',
          assessmentId: expect.any(String),
          assessmentName: '2030',
          state: 'in-progress',
          policy: 'pkimm',
          overall: { score: 3.75, level: 3, assessed: 3, applicable: 4 },
          categories: [
            { slug: 'strategy', name: 'Strategy', module: 'Governance', score: 2.5, level: 2 },
            { slug: 'policies', name: 'Policies', module: 'Governance', score: 5, level: 5 },
          ],
          trend: [],
          targetLevel: null,
          before: null,
        },
      ]);
    });

    it('knows PKIs that were never assessed, and passes over archived assessments', async () => {
      const owner = await server.given.organization();
      await givenAssessment(server, owner, { state: 'archived' });
      const { pkis } = await dashboard(owner);
      expect(pkis).toMatchObject([{ name: 'Issuing PKI', assessmentId: null, overall: null, categories: [] }]);
    });

    it('shows how the score came here, oldest version first', async () => {
      const owner = await server.given.organization();
      const { assessmentId } = await givenAssessment(server, owner);
      const scores = [
        [2, '2030-02-01T00:00:00Z', 2.5],
        [1, '2030-01-01T00:00:00Z', 1.5],
      ];
      await server.db.transaction(owner.context, (tx) => tx.query("update assessment_stream set state = 'freezing'"));
      for (const [revision, time, score] of scores)
        await server.db.transaction(owner.context, (tx) =>
          tx.query(
            `insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, score, level,
               assessed, applicable, finalized_by, finalized_at)
             values ($1, $2, $3, $4, 'x', '{"policy":"pkimm","scores":{"categories":{}}}', $5, 1, 4, 4, $6, $7)`,
            [tx.organizationId, newId(), assessmentId, revision, score, owner.accountId, time],
          ),
        );
      const { pkis } = await dashboard(owner);
      expect(pkis[0]?.trend).toEqual([
        { at: '2030-01-01T00:00:00.000Z', score: 1.5 },
        { at: '2030-02-01T00:00:00.000Z', score: 2.5 },
      ]);
    });

    it('counts open and late plans, and what waits for review', async () => {
      const owner = await server.given.organization();
      const assessment = await givenAssessment(server, owner, {
        answers: [{ status: 'ready-for-review' }, { status: 'ready-for-review' }, { status: 'accepted' }],
      });
      await givenAssessment(server, owner, { state: 'finalized', answers: [{ status: 'ready-for-review' }] });
      await plan(owner, assessment, { title: 'Late', dueOn: PAST });
      await plan(owner, assessment, { title: 'In time', dueOn: FUTURE });
      await plan(owner, assessment, { title: 'Today', dueOn: dateIn('Europe/Prague', server.clock.now()) });
      await plan(owner, assessment, { title: 'Some day' });
      await plan(owner, assessment, { title: 'Long done', dueOn: PAST, status: 'done' });
      await evidence(owner, 'Key ceremony', 'submitted');
      await evidence(owner, 'Half written', 'draft');
      await expect(dashboard(owner)).resolves.toMatchObject({
        openPlans: 4,
        overduePlans: 1,
        responsesToReview: 2,
        evidenceToReview: 1,
      });
    });

    it('lists the answers that it counts as waiting, each on one page, the first due first', async () => {
      const owner = await server.given.organization();
      const { assessmentId, responses } = await givenAssessment(server, owner, {
        answers: [{ status: 'ready-for-review' }, { status: 'accepted' }, { status: 'ready-for-review' }],
      });
      await givenAssessment(server, owner, { state: 'finalized', answers: [{ status: 'ready-for-review' }] });
      await givenAssessment(server, await server.given.organization(), { answers: [{ status: 'ready-for-review' }] });
      const last = responses[2]?.id;
      await server.db.transaction(owner.context, (tx) =>
        tx.query('update response set due_on = $2, reviewer_id = $3 where id = $1', [last, PAST, owner.accountId]),
      );
      const page = (after: { readonly after?: string } = {}) =>
        server.as(owner).call(insightsApi.answersToReview, { params: at(owner), query: { limit: 1, ...after } });
      const first = await page();
      const second = await page({ after: first.next ?? 'none' });
      expect(first.items).toEqual([
        expect.objectContaining({
          assessmentId,
          responseId: last,
          dueOn: PAST,
          overdue: true,
          reviewer: owner.accountId,
        }),
      ]);
      expect(second).toMatchObject({
        items: [{ responseId: responses[0]?.id, dueOn: null, reviewer: null }],
        next: null,
      });
      expect((await dashboard(owner)).responsesToReview).toBe(2);
    });

    it.each(['Pacific/Kiritimati', 'Pacific/Pago_Pago'])('knows which day it is in %s', async (zone) => {
      const owner = await server.given.organization();
      const assessment = await givenAssessment(server, owner);
      await server.db.transaction(owner.context, (tx) => tx.query('update organization set time_zone = $1', [zone]));
      const day = (days: number) => dateIn(zone, new Date(server.clock.now().getTime() + days * 86_400_000));
      for (const days of [-1, 0])
        await plan(owner, assessment, { title: `${days}`, dueOn: day(days), responsible: owner.accountId });
      expect((await dashboard(owner)).overduePlans).toBe(1);
      const { items } = await server.as(owner).call(insightsApi.myWork, { params: at(owner) });
      expect(items.map(({ title, overdue }) => [title, overdue])).toEqual([
        ['-1', true],
        ['0', false],
      ]);
    });

    it('shows nothing of another organization', async () => {
      const [owner, stranger] = [await server.given.organization(), await server.given.organization()];
      const assessment = await givenAssessment(server, owner, { answers: [{ status: 'ready-for-review' }] });
      await plan(owner, assessment, { title: 'Ours' });
      await evidence(owner, 'Ours too', 'submitted');
      await expect(dashboard(stranger)).resolves.toEqual({
        pkis: [],
        openPlans: 0,
        overduePlans: 0,
        responsesToReview: 0,
        evidenceToReview: 0,
        unheld: { plan: 0, task: 0, evidence: 0, answer: 0, review: 0 },
        nextDates: [],
      });
    });

    describe('what was frozen before', () => {
      const frozen = (by: GivenMember, { assessmentId, modelReleaseId }: GivenAssessment, given: GivenVersion) =>
        server.db.transaction(by.context, async (tx) => {
          await tx.query("update assessment_stream set state = 'freezing' where assessment_id = $1", [assessmentId]);
          const { revision, at: time, strategy } = given;
          const scores = { categories: { 'G.1': { score: strategy }, 'G.2': { score: null } } };
          const content = { policy: 'pkimm', model: { releaseId: modelReleaseId }, scores };
          await tx.query(
            `insert into assessment_version (organization_id, id, assessment_id, revision, sha256, content, score, level,
               assessed, applicable, finalized_by, finalized_at) values ($1, $2, $3, $4, 'x', $5, $6, 1, 4, 4, $7, $8)`,
            [tx.organizationId, newId(), assessmentId, revision, content, strategy, by.accountId, time],
          );
        });

      it('is the newest version of the PKI, with its categories by slug', async () => {
        const owner = await server.given.organization();
        const last = await givenAssessment(server, owner, { name: '2029' });
        await givenAssessment(server, owner, { name: '2030', pki: last.pki });
        await frozen(owner, last, { revision: 1, at: '2029-01-01T00:00:00Z', strategy: 1 });
        await frozen(owner, last, { revision: 2, at: '2029-06-01T00:00:00Z', strategy: 2 });
        expect((await dashboard(owner)).pkis[0]?.before).toEqual({
          ...{
            assessmentId: last.assessmentId,
            revision: 2,
            at: '2029-06-01T00:00:00.000Z',
            policy: 'pkimm',
            score: 2,
          },
          categories: [
            { slug: 'strategy', score: 2 },
            { slug: 'policies', score: null },
          ],
        });
      });

      it('is nothing of an assessment that is archived', async () => {
        const owner = await server.given.organization();
        const last = await givenAssessment(server, owner, { name: '2029' });
        await givenAssessment(server, owner, { name: '2030', pki: last.pki });
        await frozen(owner, last, { revision: 1, at: '2029-01-01T00:00:00Z', strategy: 1 });
        expect((await dashboard(owner)).pkis[0]?.before).toMatchObject({ assessmentId: last.assessmentId });
        await server.db.transaction(owner.context, (tx) =>
          tx.query("select set_archived('assessment', $1, true)", [last.assessmentId]),
        );
        expect((await dashboard(owner)).pkis).toMatchObject([{ assessmentName: '2030', before: null }]);
      });
    });

    it('names the dates that come, soonest first: plans, evidence that ends, assessments and their periods', async () => {
      const owner = await server.given.organization();
      const assessment = await givenAssessment(server, owner);
      await server.db.transaction(owner.context, (tx) =>
        tx.query("update assessment set period_to = '2190-03-01', target_on = '2190-01-01', target_level = 4"),
      );
      const planId = await plan(owner, assessment, { title: 'Rehearse', dueOn: '2190-02-01' });
      await plan(owner, assessment, { title: 'Late', dueOn: PAST });
      await plan(owner, assessment, { title: 'Done', dueOn: FUTURE, status: 'done' });
      const ends = await evidence(owner, 'Protocol', 'accepted', '2190-02-02');
      await evidence(owner, 'Draft', 'draft', '2190-02-02');
      await evidence(owner, 'Over', 'accepted', PAST);
      const { nextDates, pkis } = await dashboard(owner);
      const { assessmentId, name } = assessment;
      expect(nextDates).toEqual([
        { kind: 'assessment-due', on: '2190-01-01', title: name, assessmentId },
        { kind: 'plan-due', on: '2190-02-01', title: 'Rehearse', planId },
        { kind: 'evidence-ends', on: '2190-02-02', title: 'Protocol', evidenceId: ends },
        { kind: 'period-ends', on: '2190-03-01', title: name, assessmentId },
      ]);
      expect(pkis[0]?.targetLevel).toBe(4);
    });

    it('asks the same number of questions however many PKIs there are', async () => {
      const owner = await server.given.organization();
      const queries = async () => {
        const runner = server.app.get(DataSource).createQueryRunner();
        const query = jest.spyOn(Object.getPrototypeOf(runner) as QueryRunner, 'query');
        await runner.release();
        await dashboard(owner);
        const { length } = query.mock.calls;
        query.mockRestore();
        return length;
      };
      await givenAssessment(server, owner);
      const withOne = await queries();
      for (let more = 0; more < 4; more++) await givenAssessment(server, owner);
      expect(withOne).toBeGreaterThan(4);
      expect(await queries()).toBe(withOne);
    });
  });

  describe('my work', () => {
    it('holds the answers that are mine and not submitted', async () => {
      const owner = await server.given.organization();
      const mia = await server.given.member(owner, 'contributor');
      await givenAssessment(server, owner, {
        answers: [
          { owner: mia.accountId, dueOn: FUTURE },
          { owner: mia.accountId, status: 'changes-requested', dueOn: PAST },
          { owner: mia.accountId, status: 'ready-for-review' },
          { owner: owner.accountId },
        ],
      });
      await givenAssessment(server, owner, { state: 'finalized', answers: [{ owner: mia.accountId }] });
      const { items } = await server.as(mia).call(insightsApi.myWork, { params: at(mia) });
      expect(items).toMatchObject([
        { kind: 'answer', title: 'Budget', assessmentName: 'Yearly assessment', dueOn: PAST, overdue: true },
        { kind: 'answer', title: 'Vision', dueOn: FUTURE, overdue: false },
      ]);
    });

    it('holds what I am invited to answer, once, as long as my role answers', async () => {
      const owner = await server.given.organization();
      const mia = await server.given.member(owner, 'contributor');
      const viewer = await server.given.member(owner, 'viewer');
      const { responses } = await givenAssessment(server, owner, {
        answers: [{ owner: owner.accountId, dueOn: FUTURE }, { owner: mia.accountId }, { status: 'ready-for-review' }],
      });
      for (const { accountId } of [mia, viewer])
        await server.db.transaction(owner.context, (tx) =>
          tx.query(
            `insert into response_contributor (organization_id, assessment_id, response_id, account_id, invited_by, invited_at)
             select organization_id, assessment_id, id, $2, $3, now() from response where id = any ($1::uuid[])`,
            [responses.slice(0, 3).map(({ id }) => id), accountId, owner.accountId],
          ),
        );
      expect(await work(mia)).toEqual(['answer Vision', 'answer Budget']);
      expect(await work(viewer)).toEqual([]);
    });

    it('holds the reviews that wait for me or for anybody, never of my own work', async () => {
      const owner = await server.given.organization();
      const rita = await server.given.member(owner, 'reviewer');
      const ready = { status: 'ready-for-review' } as const;
      const assessment = await givenAssessment(server, owner, {
        answers: [
          { ...ready, reviewer: rita.accountId },
          { ...ready, reviewer: owner.accountId },
          ready,
          { ...ready, reviewer: rita.accountId },
        ],
      });
      await changed(rita, assessment, 3);
      await changed(owner, assessment, 0);
      expect(await work(rita)).toEqual(['review-response Vision', 'review-response Coverage']);
      expect(await work(owner)).toEqual(['review-response Budget', 'review-response Coverage']);
      const viewer = await server.given.member(owner, 'viewer');
      expect(await work(viewer)).toEqual([]);
    });

    it('holds of a guest auditor what waits for review in the assessments they were let into', async () => {
      const owner = await server.given.organization();
      const guest = await server.given.member(owner, 'guest-auditor');
      const ready = { status: 'ready-for-review' } as const;
      const granted = await givenAssessment(server, owner, { name: 'Granted', answers: [ready] });
      const over = await givenAssessment(server, owner, { name: 'Over', answers: [ready] });
      await givenAssessment(server, owner, { name: 'Hidden', answers: [ready] });
      await evidence(owner, 'Proves nothing granted', 'submitted');
      await evidence(owner, 'Key ceremony', 'submitted');
      await server.db.transaction(owner.context, async (tx) => {
        for (const [{ assessmentId }, until] of [
          [granted, FUTURE],
          [over, PAST],
        ] as const)
          await tx.query(
            `insert into guest_grant (organization_id, assessment_id, account_id, until_on, granted_by, granted_at)
             values ($1, $2, $3, $4, $5, now())`,
            [tx.organizationId, assessmentId, guest.accountId, until, owner.accountId],
          );
        await tx.query(
          `insert into evidence_link (organization_id, evidence_id, assessment_id, response_id, linked_by)
           select organization_id, id, $1, $2, $3 from evidence where title = 'Key ceremony'`,
          [granted.assessmentId, granted.responses[0]?.id, owner.accountId],
        );
      });
      const { items } = await server.as(guest).call(insightsApi.myWork, { params: at(guest) });
      expect(items).toMatchObject([
        { kind: 'review-response', assessmentName: 'Granted' },
        { kind: 'review-evidence', title: 'Key ceremony' },
      ]);
      expect(items).toHaveLength(2);
    });

    it('holds evidence of others that waits for review', async () => {
      const owner = await server.given.organization();
      const rita = await server.given.member(owner, 'reviewer');
      const mia = await server.given.member(owner, 'contributor');
      await evidence(mia, 'Key ceremony', 'submitted');
      await evidence(rita, 'My own', 'submitted');
      await evidence(mia, 'Not yet', 'draft');
      expect(await work(rita)).toEqual(['review-evidence Key ceremony']);
      expect(await work(mia)).toEqual([]);
    });

    it('holds no evidence of which some is my own work, whoever handed it in', async () => {
      const owner = await server.given.organization();
      const rita = await server.given.member(owner, 'reviewer');
      const mia = await server.given.member(owner, 'contributor');
      const id = await evidence(rita, 'Begun by Rita', 'submitted');
      await server.db.transaction(mia.context, (tx) =>
        tx.query(
          `insert into evidence_revision (organization_id, id, evidence_id, number, state, kind, statement, hash, created_by,
             submitted_by) values ($1, $2, $3, 2, 'submitted', 'statement', 'So it is.', 'x', $4, $4)`,
          [tx.organizationId, newId(), id, mia.accountId],
        ),
      );
      await server.db.transaction(owner.context, (tx) =>
        tx.query("update evidence_revision set state = 'superseded' where evidence_id = $1 and number = 1", [id]),
      );
      expect(await work(rita)).toEqual([]);
      expect(await work(owner)).toEqual(['review-evidence Begun by Rita']);
    });

    it('holds no answer to which I gave evidence', async () => {
      const owner = await server.given.organization();
      const rita = await server.given.member(owner, 'reviewer');
      const { assessmentId, responses } = await givenAssessment(server, owner, {
        answers: [{ status: 'ready-for-review' }],
      });
      const id = await evidence(rita, 'Key ceremony', 'draft');
      expect(await work(rita)).toEqual(['review-response Vision']);
      await server.db.transaction(owner.context, (tx) =>
        tx.query(
          `insert into evidence_link (organization_id, evidence_id, assessment_id, response_id, linked_by)
           values ($1, $2, $3, $4, $5)`,
          [tx.organizationId, id, assessmentId, responses[0]?.id, owner.accountId],
        ),
      );
      expect(await work(rita)).toEqual([]);
    });

    it('holds my plans and tasks while their plan is open', async () => {
      const owner = await server.given.organization();
      const mia = await server.given.member(owner, 'contributor');
      const assessment = await givenAssessment(server, owner);
      const open = await plan(owner, assessment, { title: 'Rotate the root key', responsible: mia.accountId });
      const done = await plan(owner, assessment, { title: 'Done', responsible: mia.accountId, status: 'done' });
      await task(owner, open, 'Book the room', mia.accountId);
      await task(owner, open, 'Not mine', owner.accountId);
      await task(owner, done, 'Too late', mia.accountId);
      expect(await work(mia)).toEqual(['task Book the room', 'plan Rotate the root key']);
    });

    it('comes by due date, page after page, each thing once', async () => {
      const owner = await server.given.organization();
      const mia = await server.given.member(owner, 'assessor');
      const assessment = await givenAssessment(server, owner, {
        answers: [{ owner: mia.accountId, dueOn: '2199-02-01' }, { owner: mia.accountId }],
      });
      await plan(owner, assessment, { title: 'First', responsible: mia.accountId, dueOn: '2199-01-01' });
      await plan(owner, assessment, { title: 'Third', responsible: mia.accountId, dueOn: '2199-03-01' });
      await evidence(owner, 'Undated', 'submitted');
      const seen: (string | null)[] = [];
      let after: string | undefined;
      do {
        const page = await server.as(mia).call(insightsApi.myWork, {
          params: at(mia),
          query: { limit: 2, ...(after ? { after } : {}) },
        });
        expect(page.items.length).toBeLessThanOrEqual(2);
        seen.push(...page.items.map(({ dueOn }) => dueOn));
        after = page.next ?? undefined;
      } while (after);
      expect(seen).toEqual(['2199-01-01', '2199-02-01', '2199-03-01', null, null]);
    });

    it('is empty for a member of another organization', async () => {
      const [owner, stranger] = [await server.given.organization(), await server.given.organization()];
      await givenAssessment(server, owner, { answers: [{ status: 'ready-for-review' }] });
      await evidence(owner, 'Ours', 'submitted');
      expect(await work(stranger)).toEqual([]);
    });
  });
});
