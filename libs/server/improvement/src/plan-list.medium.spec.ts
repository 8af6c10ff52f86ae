import {
  type AccountId,
  type ActionPlanId,
  PLAN_SORTS,
  pkisApi,
  type PlanStatus,
  plansApi,
} from '@certitude/contracts';
import { AssessmentsHttpModule } from '@certitude/server/assessments';
import { newId } from '@certitude/server/core';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsModule } from '@certitude/server/organizations';
import {
  givenAssessment,
  type GivenAssessment,
  type GivenMember,
  testServer,
  type TestServer,
} from '@certitude/server/testing';
import { ImprovementHttpModule } from './improvement-http.module';

interface GivenPlan {
  readonly dueOn?: string;
  readonly status?: PlanStatus;
  readonly responsible?: AccountId;
  /** When its title was changed. */
  readonly changed?: string;
}

describe('the list of action plans', () => {
  let server: TestServer;
  let owner: GivenMember;
  let mia: GivenMember;
  let [first, second]: GivenAssessment[] = [];
  beforeAll(async () => {
    server = await testServer({
      modules: [IdentityModule, OrganizationsModule, AssessmentsHttpModule, ImprovementHttpModule],
    });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    owner = await server.given.organization();
    mia = await server.given.member(owner, 'assessor', 'Åsa ~ Mia %');
    first = await givenAssessment(server, owner, { pki: await pki('Zeta CA') });
    second = await givenAssessment(server, owner, { pki: await pki('alpha CA ~ %2C') });
    await plan('A', first, {
      dueOn: '2199-03-01',
      status: 'planned',
      responsible: owner.accountId,
      changed: '2030-01-03',
    });
    await plan('B', second, {
      dueOn: '2020-01-01',
      status: 'in-progress',
      responsible: mia.accountId,
      changed: '2030-01-01',
    });
    await plan('C', first, { status: 'draft', responsible: mia.accountId });
    await plan('D', second, { dueOn: '2020-01-01', status: 'done', changed: '2030-01-02' });
    await plan('E', second, { dueOn: '2199-01-01', status: 'cancelled' });
  });

  const at = () => ({ organizationId: owner.context.organizationId });
  const pki = (name: string) => server.as(owner).call(pkisApi.create, { params: at(), body: { name } });
  const plan = (
    title: string,
    given: GivenAssessment | undefined,
    { dueOn, status, responsible, changed }: GivenPlan,
  ) =>
    server.db.transaction(owner.context, (tx) =>
      tx.query(
        `insert into action_plan (organization_id, id, assessment_id, response_id, title, target_level, responsible_id,
           due_on, priority, status, created_by, created_at, field_versions)
         values ($1, $2, $3, $4, $5, 4, $6, $7, 'medium', $8, $9, '2029-12-31', $10)`,
        [
          tx.organizationId,
          newId<ActionPlanId>(),
          given?.assessmentId,
          given?.responses[0]?.id,
          title,
          responsible ?? null,
          dueOn ?? null,
          status,
          owner.accountId,
          changed ? { title: { version: 2, by: owner.accountId, at: `${changed}T00:00:00.000Z` } } : {},
        ],
      ),
    );
  const list = async (query: object) => server.as(owner).call(plansApi.list, { params: at(), query });
  const titles = async (query: object) => (await list(query)).items.map(({ title }) => title).join('');

  it.each([
    ['due', 'asc', 'BDEAC'],
    ['due', 'desc', 'AEDBC'],
    ['status', 'asc', 'CABDE'],
    ['status', 'desc', 'EDBAC'],
    ['pki', 'asc', 'BDEAC'],
    ['pki', 'desc', 'CAEDB'],
    ['responsible', 'asc', 'ABCDE'],
    ['responsible', 'desc', 'CBAED'],
    ['changed', 'asc', 'CEBDA'],
    ['changed', 'desc', 'ADBEC'],
  ])('is ordered by %s %s, and goes on page by page with each thing once', async (sort, order, expected) => {
    expect(await titles({ sort, order })).toBe(expected);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await list({ sort, order, limit: 2, ...(after ? { after } : {}) });
      seen.push(...page.items.map(({ title }) => title));
      after = page.next ?? undefined;
    } while (after);
    expect(seen.join('')).toBe(expected);
  });

  it('refuses a cursor of another order, or of none, without a fault', async () => {
    const id = newId();
    for (const sort of PLAN_SORTS)
      for (const after of [
        'x',
        `x~${id}`,
        `%~${id}`,
        `%00~${id}`,
        `9999999999999999999~${id}`,
        `2020-02-31~${id}`,
        '~~~',
      ]) {
        const { status } = await server.as(owner).raw(plansApi.list, { params: at(), query: { sort, after } });
        expect({ sort, after, status }).toEqual({ sort, after, status: expect.any(Number) });
        expect([200, 400]).toContain(status);
      }
    expect((await server.as(owner).problem(plansApi.list, { params: at(), query: { after: 'x' } })).code).toBe(
      'request.invalid',
    );
  });

  it('takes the cursors that lists by due date gave before', async () => {
    const { items } = await list({});
    const [, place] = items;
    expect(await titles({ after: `${place?.dueOn}~${place?.id}` })).toBe('EAC');
    expect(await titles({ after: `~${newId()}` })).toBe('');
  });

  it('leaves what a filter asks for', async () => {
    expect(await titles({ responsible: mia.accountId })).toBe('BC');
    expect(await titles({ responsible: 'nobody' })).toBe('DE');
    expect(await titles({ status: 'open' })).toBe('BAC');
    expect(await titles({ overdue: 'yes' })).toBe('B');
    expect(await titles({ dueFrom: '2020-01-01', dueUntil: '2199-01-01' })).toBe('BDE');
    expect(await titles({ pkiId: first?.pki.id })).toBe('AC');
    expect(await titles({ status: 'done', pkiId: second?.pki.id })).toBe('D');
    expect(await titles({ status: 'open', responsible: 'nobody' })).toBe('');
    expect((await list({ status: 'draft' })).items).toMatchObject([{ pkiName: 'Zeta CA' }]);
  });

  it('takes what somebody had who is no member any more for nobody’s', async () => {
    await server.db.transaction(owner.context, (tx) =>
      tx.query('update member set removed_at = now() where account_id = $1', [mia.accountId]),
    );
    expect(await titles({ status: 'open', responsible: 'nobody' })).toBe('BC');
  });
});
