import { type AssessmentId, assessmentsApi, type AssessmentView } from '@certitude/contracts';
import { type MergeImport, type MergeStrategy } from '@certitude/contracts/exchange';
import { type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld } from '../../testing/import-world';

/** Says who assesses, and when, and was written in many years. */
const SOURCE = fullExport({
  ...{ assessorName: 'Jane Roe', assessorCompany: 'Roe Ltd', assessorPosition: 'external' },
  ...{ startDate: '2030-01-10', finishDate: '2030-02-10' },
  meta: { createdAt: '2029-01-01T00:00:00.000Z', updatedAt: '2199-01-01T00:00:00.000Z' },
});

describe('who assesses and when, of what goes into an assessment that exists', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  let assessmentId: AssessmentId;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
    const { assessment } = await world.commit(owner, await world.preview(owner, fullExport()));
    assessmentId = assessment?.id as AssessmentId;
    await edit({ assessorName: 'John Doe' });
  });

  const get = (): Promise<AssessmentView> =>
    world.server.as(owner).call(assessmentsApi.get, { params: { ...world.at(owner), assessmentId } });
  const edit = async (changes: object) => {
    const { version } = await get();
    const params = { ...world.at(owner), assessmentId };
    return world.server.as(owner).call(assessmentsApi.update, { params, body: { version, changes } });
  };
  const seen = async (strategy: MergeStrategy) => {
    const brought = await world.preview(owner, SOURCE);
    const preview = await world.previewMerge(owner, brought, { assessmentId, strategy });
    const { head, version } = preview;
    const merge = (more: Partial<MergeImport> = {}) =>
      world.merge(owner, brought, { assessmentId, strategy, head, version, ...more });
    return { preview, merge };
  };

  it('is shown before, with what the strategy does; nothing is written', async () => {
    const { preview } = await seen('fill-gaps');
    expect(preview.facts.map(({ fact, now, imported, takes }) => [fact, now, imported, takes])).toEqual([
      ['assessorKind', '', 'external', true],
      ['assessorName', 'John Doe', 'Jane Roe', false],
      ['assessorCompany', '', 'Roe Ltd', true],
      ['startsOn', '', '2030-01-10', true],
      ['finishedOn', '', '2030-02-10', true],
    ]);
    expect(await get()).toMatchObject({ assessorName: 'John Doe', assessorCompany: '', startsOn: null });
  });

  it.each<[MergeStrategy, Partial<MergeImport>, Partial<AssessmentView>]>([
    ['fill-gaps', {}, { assessorName: 'John Doe', assessorCompany: 'Roe Ltd', startsOn: '2030-01-10' }],
    ['newest-wins', {}, { assessorName: 'Jane Roe', assessorKind: 'external', finishedOn: '2030-02-10' }],
    ['imported-wins', {}, { assessorName: 'Jane Roe', assessorCompany: 'Roe Ltd' }],
    ['by-row', {}, { assessorName: 'John Doe', assessorCompany: '', startsOn: null }],
    [
      'by-row',
      { facts: [{ fact: 'assessorName', take: 'imported' }] },
      { assessorName: 'Jane Roe', assessorCompany: '', startsOn: null },
    ],
    ['imported-wins', { facts: [{ fact: 'assessorName', take: 'now' }] }, { assessorName: 'John Doe' }],
    ['imported-wins', { version: 0 }, { assessorName: 'John Doe', assessorCompany: '' }],
  ])('is taken by %s with %j, and put back when it is undone', async (strategy, more, after) => {
    const before = await get();
    const { merge } = await seen(strategy);
    const view = await merge(more);
    expect(view.changed).toEqual([]);
    expect(await get()).toMatchObject(after);
    await world.undo(owner, view);
    const { version: _one, updatedBy: _by, ...was } = { updatedBy: null, ...before };
    const { version: _other, updatedBy: _who, ...is } = { updatedBy: null, ...(await get()) };
    expect(is).toEqual(was);
  });

  it('overwrites nothing that was changed after it was seen', async () => {
    const { merge } = await seen('imported-wins');
    await edit({ assessorName: 'Somebody else' });
    await expect(merge()).rejects.toMatchObject({ problem: { code: 'import.moved-on' } });
    expect(await get()).toMatchObject({ assessorName: 'Somebody else', assessorCompany: '' });
    expect(await merge({ facts: [{ fact: 'assessorName', take: 'now' }] })).toMatchObject({ state: 'imported' });
    expect(await get()).toMatchObject({ assessorName: 'Somebody else', assessorCompany: 'Roe Ltd' });
  });

  it('stays where somebody has changed it since, which is said before', async () => {
    const { merge } = await seen('imported-wins');
    const view = await merge();
    await edit({ assessorName: 'Somebody else' });
    expect((await world.get(owner, view)).changed).toEqual([
      '1 fact about who assesses and when was changed since and stays.',
    ]);
    await world.undo(owner, view);
    expect(await get()).toMatchObject({ assessorName: 'Somebody else', assessorCompany: '' });
  });

  it('takes no chosen days that would be out of order', async () => {
    await edit({ finishedOn: '2029-01-01' });
    const { merge } = await seen('by-row');
    await expect(merge({ facts: [{ fact: 'startsOn', take: 'imported' }] })).rejects.toMatchObject({
      problem: { code: 'request.invalid' },
    });
    expect(await get()).toMatchObject({ startsOn: null, finishedOn: '2029-01-01' });
  });
});
