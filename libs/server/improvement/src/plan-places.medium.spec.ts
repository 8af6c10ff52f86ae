import { type BusMessage, type CreatePlan, plansApi, type PlanStatus, type PlanView } from '@certitude/contracts';
import { Bus, newId } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import {
  eventually,
  givenAssessment,
  type GivenAssessment,
  type GivenMember,
  ProblemAnswer,
  testServer,
  type TestServer,
} from '@certitude/server/testing';
import { ImprovementHttpModule } from './improvement-http.module';
import { PlanIndex } from './plan-index';

const api = plansApi;
const STRATEGY = { module: 'G', category: 'G.1' };

describe('plans for a whole category', () => {
  let server: TestServer;
  let manager: GivenMember;
  let assessment: GivenAssessment;
  beforeAll(async () => {
    server = await testServer({ modules: [IdentityModule, OrganizationsModule, ImprovementHttpModule] });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    manager = await server.given.organization();
    assessment = await givenAssessment(server, manager, { answers: [{ level: 2 }, { level: 4 }, { level: 1 }] });
  });

  const at = () => ({ organizationId: manager.context.organizationId });
  const create = (more: Partial<CreatePlan> = {}) =>
    server.as(manager).call(api.create, {
      params: at(),
      body: { assessmentId: assessment.assessmentId, category: STRATEGY, title: 'Decide', targetLevel: 5, ...more },
    });
  const list = async (query: Record<string, string>) =>
    (await server.as(manager).call(api.list, { params: at(), query })).items;
  const move = (plan: PlanView, from: PlanStatus, status: PlanStatus, by = manager) =>
    server.as(by).call(api.changeStatus, { params: { ...at(), planId: plan.id }, body: { from, status } });
  const code = async (work: Promise<unknown>): Promise<string> => {
    const failure: unknown = await work.then(
      () => new Error('It succeeded.'),
      (error: unknown) => error,
    );
    if (failure instanceof ProblemAnswer) return failure.problem.code;
    throw failure;
  };

  it('stand at what its requirements come to', async () => {
    expect(await create()).toMatchObject({
      responseId: null,
      category: STRATEGY,
      requirement: 'Strategy',
      currentLevel: 3,
      targetLevel: 5,
    });
    expect(await create({ category: { module: 'G', category: 'G.2' } })).toMatchObject({ currentLevel: 1 });
  });

  it('are found by their category, archived or not, beside those for answers', async () => {
    const whole = await create();
    const [first] = assessment.responses;
    const own = await create({ category: null, responseId: first?.id ?? null });
    expect(own).toMatchObject({ category: null, responseId: first?.id, currentLevel: 2 });
    const { assessmentId } = assessment;
    expect((await list({ assessmentId, ...STRATEGY })).map(({ id }) => id)).toEqual([whole.id]);
    expect(await list({ assessmentId, module: 'G', category: 'G.2' })).toEqual([]);
    expect((await list({ assessmentId })).map(({ id }) => id).toSorted()).toEqual([whole.id, own.id].toSorted());
  });

  it.each([
    ['the model does not have', { category: { module: 'G', category: 'G.9' } }, 'not-found'],
    ['another module has', { category: { module: 'M', category: 'G.1' } }, 'not-found'],
    ['is none, as is the answer', { category: null }, 'request.invalid'],
  ] as const)('are not made for a category that %s', async (_what, more, refused) => {
    expect(await code(create(more))).toBe(refused);
  });

  it('are not made for an answer and a category at once, nor in another organization', async () => {
    expect(await code(create({ responseId: assessment.responses[0]?.id ?? null }))).toBe('request.invalid');
    const stranger = await server.given.organization();
    const theirs = await givenAssessment(server, stranger);
    expect(await code(create({ assessmentId: theirs.assessmentId }))).toBe('not-found');
  });

  it('are not made by whoever writes around the application for a category that is not there', async () => {
    const insert = (category: string) =>
      server.db.transaction(manager.context, (tx) =>
        tx.query(
          `insert into action_plan (organization_id, id, assessment_id, module, category, title, target_level, priority, status, created_by)
           values ($1, $2, $3, 'G', $4, 'Plan', 3, 'low', 'draft', $5)`,
          [tx.organizationId, newId(), assessment.assessmentId, category, manager.accountId],
        ),
      );
    await insert('G.1');
    await expect(insert('G.9')).rejects.toThrow();
  });

  it('tell whoever looks at a requirement of the category', async () => {
    const told: BusMessage[] = [];
    const end = server.app.get(Bus).subscribe((message) => told.push(message));
    await create();
    const inside = assessment.responses.slice(0, 2).map(({ id }) => id);
    await eventually(() =>
      expect(
        told.flatMap((message) => (message.topic === 'surroundings' ? [message.responseId] : [])).toSorted(),
      ).toEqual(inside.toSorted()),
    );
    end();
  });

  it('go on to verified, and raise no answer then', async () => {
    const worker = await server.given.member(manager, 'contributor');
    const plan = await create({ responsible: worker.accountId });
    await move(plan, 'draft', 'in-progress');
    await move(plan, 'in-progress', 'done', worker);
    const verified = await move(plan, 'done', 'verified');
    expect(verified).toMatchObject({ status: 'verified' });
    const take = server.as(manager).call(api.takeLevel, { params: { ...at(), planId: plan.id }, body: { from: 3 } });
    expect(await code(take)).toBe('not-found');
  });

  it('are held by versions with all that they say', async () => {
    const said = {
      responsibility: 'Head of IT',
      startsOn: '2199-01-01',
      resources: 'Two days',
      dependencies: 'The budget',
      outputs: 'A mandate',
      comments: 'Before the audit',
    };
    const plan = await create(said);
    const frozen = await server.db.transaction(manager.context, (tx) =>
      server.app.get(PlanIndex).ofAssessment(tx, assessment.assessmentId),
    );
    expect(frozen).toMatchObject([{ id: plan.id, response: null, category: STRATEGY, responsibleName: '', ...said }]);
  });
});
