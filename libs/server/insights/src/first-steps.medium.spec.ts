import { FIRST_ANSWERS, type FirstSteps, insightsApi, organizationsApi, pkisApi } from '@certitude/contracts';
import { AssessmentsHttpModule } from '@certitude/server/assessments';
import { IdentityModule } from '@certitude/server/identity';
import { OrganizationsHttpModule } from '@certitude/server/organizations';
import { givenAssessment, type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { InsightsHttpModule } from './insights-http.module';

const NOTHING: FirstSteps = {
  pki: false,
  assessment: null,
  answers: 0,
  invitation: false,
  evidence: false,
  plan: false,
};

describe('the first steps of an organization', () => {
  let server: TestServer;
  let owner: GivenMember;
  beforeAll(async () => {
    server = await testServer({
      modules: [IdentityModule, OrganizationsHttpModule, AssessmentsHttpModule, InsightsHttpModule],
    });
    const other = await server.given.organization();
    await givenAssessment(server, other, { answers: [{ level: 3 }] });
  });
  beforeEach(async () => {
    owner = await server.given.organization();
  });
  afterAll(() => server.close());

  const params = () => ({ organizationId: owner.context.organizationId });
  const steps = () => server.as(owner).call(insightsApi.firstSteps, { params: params() });

  it('are all to be done at first, whatever others did', async () => {
    expect(await steps()).toEqual(NOTHING);
  });

  it('are done by a PKI, by an invitation', async () => {
    await server.as(owner).call(pkisApi.create, { params: params(), body: { name: 'Issuing' } });
    expect(await steps()).toEqual({ ...NOTHING, pki: true });
    await server.as(owner).call(organizationsApi.invite, { params: params(), body: { role: 'viewer' } });
    expect(await steps()).toEqual({ ...NOTHING, pki: true, invitation: true });
  });

  it('are done by somebody who is there', async () => {
    await server.given.member(owner, 'viewer');
    expect(await steps()).toMatchObject({ invitation: true });
  });

  it('name the newest assessment, and count answers no further than needed', async () => {
    const answered = { level: 3, status: 'in-progress' } as const;
    const { assessmentId } = await givenAssessment(server, owner, { answers: [answered] });
    expect(await steps()).toMatchObject({ pki: true, assessment: assessmentId, answers: 1 });
    await server.db.transaction(owner.context, (tx) =>
      tx.query(
        `insert into response (organization_id, id, assessment_id, position, module, category, requirement, status)
         select organization_id, gen_random_uuid(), assessment_id, 1000 + n, module, category, 'more-' || n, 'in-progress'
         from response, generate_series(1, $1) n where status = 'in-progress'`,
        [2 * FIRST_ANSWERS],
      ),
    );
    expect(await steps()).toMatchObject({ answers: FIRST_ANSWERS });
  });
});
