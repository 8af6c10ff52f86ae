import { assessmentsApi, type AssessmentView, type Method, type ModelReleaseId, pkisApi } from '@certitude/contracts';
import { DatabaseClient, newId } from '@certitude/server/core';
import { IdentityHttpModule, IdentityModule } from '@certitude/server/identity';
import { ModelsHttpModule, publishReleases } from '@certitude/server/models';
import { OrganizationsHttpModule, OrganizationsModule } from '@certitude/server/organizations';
import { type GivenMember, smallRelease, testServer, type TestServer } from '@certitude/server/testing';
import { AssessmentsHttpModule } from '../assessments-http.module';
import { PaperSheets, PaperSheetsModule } from '../testing/paper-sheets';

const MODULES = [
  ...[IdentityModule, IdentityHttpModule, OrganizationsModule, OrganizationsHttpModule],
  ...[ModelsHttpModule, AssessmentsHttpModule, PaperSheetsModule],
];

interface GivenAssessment {
  readonly owner: GivenMember;
  readonly view: AssessmentView;
}

describe('assessments', () => {
  let server: TestServer;
  let sheets: PaperSheets;
  let releaseId: ModelReleaseId;
  beforeAll(async () => {
    server = await testServer({ modules: MODULES });
    sheets = server.app.get(PaperSheets, { strict: false });
    const [release] = await publishReleases(server.database.ownerUrl, [{ text: smallRelease(), wording: 'certitude' }]);
    if (!release) throw new Error('No release was published.');
    releaseId = release.id;
  });
  afterEach(() => {
    sheets.level = 0;
  });
  afterAll(() => server.close());

  const assessment = async (method: Method = 'formal'): Promise<GivenAssessment> => {
    const owner = await server.given.organization();
    const browser = server.as(owner);
    const params = { organizationId: owner.context.organizationId };
    const pki = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const body = { pkiId: pki.id, modelReleaseId: releaseId, name: 'Spring', method };
    return { owner, view: await browser.call(assessmentsApi.create, { params, body }) };
  };
  const at = (given: GivenAssessment) => ({
    organizationId: given.owner.context.organizationId,
  });

  it.each([
    ['requirements', 'formal', ['sponsor', 'vision', 'policy', 'backup', 'recovery']],
    ['categories', 'self', [null, null, null]],
  ] as const)('asks for an answer to each of its %s, in model order', async (_what, method, requirements) => {
    const { view } = await assessment(method);
    expect(sheets.begun.get(view.id)?.map(({ requirement }) => requirement)).toEqual(requirements);
    expect(view).toMatchObject({ state: 'in-progress', streamState: 'open', revision: 1, modelVersion: '9.0.0' });
    expect(view.overall).toEqual({ score: 0, level: 0, assessed: 0, applicable: requirements.length });
  });

  it('lists assessments newest first, page by page, of one PKI when asked', async () => {
    const given = await assessment();
    const browser = server.as(given.owner);
    const other = await browser.call(pkisApi.create, { params: at(given), body: { name: 'Root CA' } });
    const body = { pkiId: other.id, modelReleaseId: releaseId, name: 'Autumn', method: 'formal' as const };
    const second = await browser.call(assessmentsApi.create, { params: at(given), body });

    const first = await browser.call(assessmentsApi.list, { params: at(given), query: { limit: 1 } });
    const next = await browser.call(assessmentsApi.list, {
      params: at(given),
      query: { limit: 1, after: first.next ?? '' },
    });
    const ofOne = await browser.call(assessmentsApi.list, { params: at(given), query: { pkiId: given.view.pkiId } });
    expect(first.items.map(({ id }) => id)).toEqual([second.id]);
    expect(next).toMatchObject({ items: [{ id: given.view.id }], next: null });
    expect(ofOne.items.map(({ id }) => id)).toEqual([given.view.id]);
  });

  it('finds words in the name of the PKI or of the assessment, as they are typed', async () => {
    const given = await assessment();
    const browser = server.as(given.owner);
    const other = await browser.call(pkisApi.create, { params: at(given), body: { name: 'Root CA' } });
    const body = {
      pkiId: other.id,
      modelReleaseId: releaseId,
      name: '100% of Autumn',
      method: 'formal' as const,
    };
    const second = await browser.call(assessmentsApi.create, { params: at(given), body });
    const found = async (search: string) =>
      (await browser.call(assessmentsApi.list, { params: at(given), query: { search } })).items.map(({ id }) => id);
    expect(await found('root autumn')).toEqual([second.id]);
    expect(await found('100% of')).toEqual([second.id]);
    expect(await found('1%n')).toEqual([]);
    expect((await found('')).length).toBe(2);
  });

  it('reads the answers of a whole page in one query', async () => {
    const given = await assessment();
    const browser = server.as(given.owner);
    const body = { pkiId: given.view.pkiId, modelReleaseId: releaseId, method: 'formal' as const };
    for (const name of ['B', 'C', 'D'])
      await browser.call(assessmentsApi.create, { params: at(given), body: { ...body, name } });
    const { db } = server;
    const transaction = jest.spyOn(db, 'transaction');
    await browser.call(assessmentsApi.list, { params: at(given) });
    expect(transaction).toHaveBeenCalledTimes(1);
    transaction.mockRestore();
  });

  describe('are scored', () => {
    const asOperator = async (sql: string, id: string) => {
      const operator = new DatabaseClient({ connectionString: server.database.adminUrl });
      await operator.connect();
      await operator.query("set session_replication_role = 'replica'");
      await operator.query(sql, [id]);
      await operator.end();
    };
    const scoreOf = async (given: GivenAssessment) => {
      const { items } = await server.as(given.owner).call(assessmentsApi.list, { params: at(given) });
      return items.find(({ id }) => id === given.view.id)?.overall.score;
    };

    it('once for each state of their stream', async () => {
      const given = await assessment();
      expect(await scoreOf(given)).toBe(0);
      // Nothing that happens to an answer does without the stream.
      sheets.level = 4;
      expect(await scoreOf(given)).toBe(0);
      await asOperator('update assessment_stream set head = head + 1 where assessment_id = $1', given.view.id);
      expect(await scoreOf(given)).toBe(4);
    });
  });

  it('has nothing to assess formally in a release without requirements', async () => {
    const given = await assessment();
    const empty = JSON.parse(smallRelease('9.0.1')) as { modules: { categories: { requirements: unknown[] }[] }[] };
    for (const { categories } of empty.modules) for (const category of categories) category.requirements = [];
    const { ownerUrl } = server.database;
    const [release] = await publishReleases(ownerUrl, [{ text: JSON.stringify(empty), wording: 'official' }]);
    if (!release) throw new Error('Not published.');
    const body = { pkiId: given.view.pkiId, modelReleaseId: release.id, name: 'Empty' };
    const browser = server.as(given.owner);
    const formal = { params: at(given), body: { ...body, method: 'formal' as const } };
    expect((await browser.problem(assessmentsApi.create, formal)).code).toBe('model.no-requirements');
    const self = await browser.call(assessmentsApi.create, { params: at(given), body: { ...body, method: 'self' } });
    expect(self.overall.applicable).toBe(3);
  });

  it('hides an assessment from another organization', async () => {
    const given = await assessment();
    const stranger = await server.given.organization();
    const params = { organizationId: stranger.context.organizationId, assessmentId: given.view.id };
    expect((await server.as(stranger).problem(assessmentsApi.get, { params })).code).toBe('not-found');
    const foreign = { ...at(given), assessmentId: given.view.id };
    expect((await server.as(stranger).problem(assessmentsApi.get, { params: foreign })).code).toBe('not-found');
  });

  it('does not start an assessment of a PKI of another organization, or against an unknown release', async () => {
    const given = await assessment();
    const stranger = await server.given.organization();
    const body = { pkiId: given.view.pkiId, modelReleaseId: releaseId, name: 'Theft', method: 'formal' as const };
    const params = { organizationId: stranger.context.organizationId };
    expect((await server.as(stranger).problem(assessmentsApi.create, { params, body })).code).toBe('not-found');
    const unknown = { ...body, modelReleaseId: newId<typeof releaseId>() };
    expect(
      (await server.as(given.owner).problem(assessmentsApi.create, { params: at(given), body: unknown })).code,
    ).toBe('not-found');
  });

  it('lets a viewer read but not start assessments', async () => {
    const given = await assessment();
    const viewer = server.as(await server.given.member(given.owner, 'viewer'));
    const body = { pkiId: given.view.pkiId, modelReleaseId: releaseId, name: 'Mine', method: 'formal' as const };
    expect((await viewer.call(assessmentsApi.list, { params: at(given) })).items).toHaveLength(1);
    expect((await viewer.problem(assessmentsApi.create, { params: at(given), body })).code).toBe('access.forbidden');
  });

  it('keeps the profile of a PKI and counts its assessments', async () => {
    const given = await assessment();
    const browser = server.as(given.owner);
    const params = { ...at(given), pkiId: given.view.pkiId };
    await browser.call(pkisApi.update, {
      params,
      body: { version: 1, changes: { name: 'Issuing CA 2', components: 'HSM, CA, OCSP' } },
    });
    expect(await browser.call(pkisApi.get, { params })).toMatchObject({
      name: 'Issuing CA 2',
      components: 'HSM, CA, OCSP',
      assessments: 1,
    });
    expect((await browser.call(pkisApi.list, { params: at(given) })).items).toHaveLength(1);
    const stranger = server.as(await server.given.organization());
    expect((await stranger.problem(pkisApi.get, { params })).code).toBe('not-found');
  });
});
