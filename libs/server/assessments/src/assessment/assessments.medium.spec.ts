import { assessmentsApi, pkisApi } from '@certitude/contracts';
import { DatabaseClient, newId } from '@certitude/server/core';
import { publishReleases } from '@certitude/server/models';
import { smallRelease } from '../testing/small-release';
import { World } from '../testing/world';

describe('assessments', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  const at = (given: { owner: { context: { organizationId: string } } }) => ({
    organizationId: given.owner.context.organizationId,
  });

  it('starts with one empty response per requirement, in model order', async () => {
    const { view, owner } = await world.assessment();
    const rows = await world.server.db.transaction(owner.context, (tx) =>
      tx.query<{ requirement: string; level: number; status: string }>(
        'select requirement, level, status from response where assessment_id = $1 order by position',
        [view.id],
      ),
    );
    expect(rows.map(({ requirement }) => requirement)).toEqual(['sponsor', 'vision', 'policy', 'backup', 'recovery']);
    expect(new Set(rows.map(({ level, status }) => `${level} ${status}`))).toEqual(new Set(['0 not-started']));
    expect(view).toMatchObject({ state: 'in-progress', streamState: 'open', revision: 1, modelVersion: '9.0.0' });
    expect(view.overall).toEqual({ score: 0, level: 0, assessed: 0, applicable: 5 });
  });

  it('rates categories in a self-assessment', async () => {
    const { view, responses } = await world.assessment({ method: 'self' });
    expect(responses).toHaveLength(3);
    expect(view.overall).toEqual({ score: 0, level: 0, assessed: 0, applicable: 3 });
  });

  it('scores what was answered, beside how much of it was', async () => {
    const given = await world.assessment();
    const tab = await world.join(given.owner, given);
    const [sponsor, vision, policy, backup, recovery] = given.responses;
    if (!sponsor || !vision || !policy || !backup || !recovery) throw new Error('Five responses.');
    tab.edit(sponsor, 'level', 4);
    tab.edit(vision, 'level', 2);
    tab.edit(backup, 'level', 5);
    tab.edit(recovery, 'applicability', { applicability: 'not-applicable', reason: 'Nothing to recover.' });
    await tab.settled();

    const params = { ...at(given), assessmentId: given.view.id };
    const { overall } = await world.server.as(given.owner).call(assessmentsApi.get, { params });
    // Strategy (4·3 + 2·2) / 5 = 3.2, weight 5; resilience 5, weight 3; policies not assessed and left out.
    expect(overall).toEqual({ score: 31 / 8, level: 3, assessed: 3, applicable: 4 });
  });

  it('lists assessments newest first, page by page, of one PKI when asked', async () => {
    const given = await world.assessment();
    const browser = world.server.as(given.owner);
    const other = await browser.call(pkisApi.create, { params: at(given), body: { name: 'Root CA' } });
    const body = { pkiId: other.id, modelReleaseId: world.releaseId, name: 'Autumn', method: 'formal' as const };
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
    const given = await world.assessment();
    const browser = world.server.as(given.owner);
    const other = await browser.call(pkisApi.create, { params: at(given), body: { name: 'Root CA' } });
    const body = {
      pkiId: other.id,
      modelReleaseId: world.releaseId,
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
    const given = await world.assessment();
    const browser = world.server.as(given.owner);
    const body = { pkiId: given.view.pkiId, modelReleaseId: world.releaseId, method: 'formal' as const };
    for (const name of ['B', 'C', 'D'])
      await browser.call(assessmentsApi.create, { params: at(given), body: { ...body, name } });
    const db = world.server.db;
    const transaction = jest.spyOn(db, 'transaction');
    await browser.call(assessmentsApi.list, { params: at(given) });
    expect(transaction).toHaveBeenCalledTimes(1);
    transaction.mockRestore();
  });

  describe('are scored', () => {
    const asOperator = async (sql: string, id: string) => {
      const operator = new DatabaseClient({ connectionString: world.server.database.adminUrl });
      await operator.connect();
      await operator.query("set session_replication_role = 'replica'");
      await operator.query(sql, [id]);
      await operator.end();
    };
    const scoreOf = async (given: Awaited<ReturnType<World['assessment']>>) => {
      const { items } = await world.server.as(given.owner).call(assessmentsApi.list, { params: at(given) });
      return items.find(({ id }) => id === given.view.id)?.overall.score;
    };

    it('once for each state of their stream', async () => {
      const given = await world.assessment();
      expect(await scoreOf(given)).toBe(0);
      // Behind the product's back: nothing that happens to an answer does without the stream.
      await asOperator('update response set level = 4 where assessment_id = $1', given.view.id);
      expect(await scoreOf(given)).toBe(0);
      await asOperator('update assessment_stream set head = head + 1 where assessment_id = $1', given.view.id);
      expect(await scoreOf(given)).toBe(4);
    });
  });

  it('has nothing to assess formally in a release without requirements', async () => {
    const given = await world.assessment();
    const empty = JSON.parse(smallRelease('9.0.1')) as { modules: { categories: { requirements: unknown[] }[] }[] };
    for (const { categories } of empty.modules) for (const category of categories) category.requirements = [];
    const { ownerUrl } = world.server.database;
    const [release] = await publishReleases(ownerUrl, [{ text: JSON.stringify(empty), wording: 'official' }]);
    if (!release) throw new Error('Not published.');
    const body = { pkiId: given.view.pkiId, modelReleaseId: release.id, name: 'Empty' };
    const browser = world.server.as(given.owner);
    const formal = { params: at(given), body: { ...body, method: 'formal' as const } };
    expect((await browser.problem(assessmentsApi.create, formal)).code).toBe('model.no-requirements');
    const self = await browser.call(assessmentsApi.create, { params: at(given), body: { ...body, method: 'self' } });
    expect(self.overall.applicable).toBe(3);
  });

  it('hides an assessment from another organization', async () => {
    const given = await world.assessment();
    const stranger = await world.server.given.organization();
    const params = { organizationId: stranger.context.organizationId, assessmentId: given.view.id };
    expect((await world.server.as(stranger).problem(assessmentsApi.get, { params })).code).toBe('not-found');
    const foreign = { ...at(given), assessmentId: given.view.id };
    expect((await world.server.as(stranger).problem(assessmentsApi.get, { params: foreign })).code).toBe('not-found');
  });

  it('does not start an assessment of a PKI of another organization, or against an unknown release', async () => {
    const given = await world.assessment();
    const stranger = await world.server.given.organization();
    const body = { pkiId: given.view.pkiId, modelReleaseId: world.releaseId, name: 'Theft', method: 'formal' as const };
    const params = { organizationId: stranger.context.organizationId };
    expect((await world.server.as(stranger).problem(assessmentsApi.create, { params, body })).code).toBe('not-found');
    const unknown = { ...body, modelReleaseId: newId<typeof world.releaseId>() };
    expect(
      (await world.server.as(given.owner).problem(assessmentsApi.create, { params: at(given), body: unknown })).code,
    ).toBe('not-found');
  });

  it('lets a viewer read but not start assessments', async () => {
    const given = await world.assessment();
    const viewer = world.server.as(await world.server.given.member(given.owner, 'viewer'));
    const body = { pkiId: given.view.pkiId, modelReleaseId: world.releaseId, name: 'Mine', method: 'formal' as const };
    expect((await viewer.call(assessmentsApi.list, { params: at(given) })).items).toHaveLength(1);
    expect((await viewer.problem(assessmentsApi.create, { params: at(given), body })).code).toBe('access.forbidden');
  });

  it('keeps the profile of a PKI and counts its assessments', async () => {
    const given = await world.assessment();
    const browser = world.server.as(given.owner);
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
    const stranger = world.server.as(await world.server.given.organization());
    expect((await stranger.problem(pkisApi.get, { params })).code).toBe('not-found');
  });
});
