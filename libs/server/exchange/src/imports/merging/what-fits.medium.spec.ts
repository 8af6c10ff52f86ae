import { type AssessmentId, assessmentsApi, modelsApi, pkisApi, readingApi } from '@certitude/contracts';
import { exportsApi, type ImportView } from '@certitude/contracts/exchange';
import { type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld, VISION } from '../../testing/import-world';
import { MergeAdditions } from './merge-additions';

/** Aims at level 4 in a category. */
const SOURCE = fullExport({
  actionPlans: { categories: { [VISION]: { targetLevel: 4, tasks: [{ itemId: 't', label: 'Ask', done: false }] } } },
});

describe('what goes into an assessment that exists', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
  });

  const started = async (release = '2.0.0'): Promise<AssessmentId> => {
    const [browser, params] = [world.server.as(owner), world.at(owner)];
    const { items } = await browser.call(modelsApi.list);
    const modelReleaseId = items.find(({ version }) => version === release)?.id;
    if (!modelReleaseId) throw new Error(`There is no release ${release}.`);
    const { id: pkiId } = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const body = { pkiId, modelReleaseId, name: 'Spring', method: 'formal' as const };
    return (await browser.call(assessmentsApi.create, { params, body })).id;
  };
  const refused = async (brought: ImportView, assessmentId: AssessmentId, problem: object): Promise<void> => {
    const query = { assessmentId, strategy: 'imported-wins' as const };
    await expect(world.previewMerge(owner, brought, query)).rejects.toMatchObject({ problem });
    await expect(world.merge(owner, brought, { ...query, head: 0 })).rejects.toMatchObject({ problem });
    expect((await world.get(owner, brought)).state).toBe('previewed');
  };

  it('is of the release that the assessment is about', async () => {
    const detail = expect.stringContaining('about release 2.0.0 of the model, the assessment about 1.1.0');
    await refused(await world.preview(owner, SOURCE), await started('1.1.0'), { code: 'import.does-not-fit', detail });
  });

  it('is no list of people', async () => {
    const { body } = await world.server.as(owner).raw(exportsApi.members, { params: world.at(owner) });
    const people = await world.preview(owner, String(body), 'members.csv');
    const detail = expect.stringContaining('A list of people belongs to no assessment.');
    await refused(people, await started(), { code: 'import.does-not-fit', detail });
  });

  it('is none that was seen too long ago', async () => {
    const brought = await world.preview(owner, SOURCE);
    await world.server.db.transaction(owner.context, (tx) =>
      tx.query("update assessment_import set expires_at = '2000-01-01' where id = $1", [brought.id]),
    );
    const query = { assessmentId: await started(), strategy: 'imported-wins' as const };
    for (const answer of [
      world.previewMerge(owner, brought, query),
      world.merge(owner, brought, { ...query, head: 0 }),
    ])
      await expect(answer).rejects.toMatchObject({ problem: { code: 'import.expired' } });
  });

  it('leaves a target alone that somebody sets while it is read', async () => {
    const assessmentId = await started();
    const brought = await world.preview(owner, SOURCE);
    const query = { assessmentId, strategy: 'fill-gaps' as const };
    const { adds, head } = await world.previewMerge(owner, brought, query);
    expect(adds.targets).toBe(1);
    const additions = world.server.app.get(MergeAdditions, { strict: false });
    const read = additions.of.bind(additions);
    const reading = jest.spyOn(additions, 'of').mockImplementationOnce(async (...of) => {
      const found = await read(...of);
      await world.server.as(owner).call(readingApi.setTarget, {
        params: { ...world.at(owner), assessmentId },
        body: { module: 'G', category: 'strategy-and-vision', requirement: null, from: null, level: 2 },
      });
      return found;
    });
    expect(await world.merge(owner, brought, { ...query, head })).toMatchObject({ state: 'imported' });
    reading.mockRestore();
    const targets = () =>
      world.server.db.transaction(owner.context, (tx) =>
        tx.query('select level from assessment_target where assessment_id = $1', [assessmentId]),
      );
    expect(await targets()).toEqual([{ level: 2 }]);
    await world.undo(owner, brought);
    expect(await targets()).toEqual([{ level: 2 }]);
  });
});
