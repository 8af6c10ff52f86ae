import { assessmentsApi } from '@certitude/contracts';
import { World } from './testing/world';

describe('the answers of an assessment', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  it('begin with one empty response per requirement, in model order', async () => {
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

  it('are those to categories in a self-assessment', async () => {
    const { view, responses } = await world.assessment({ method: 'self' });
    expect(responses).toHaveLength(3);
    expect(view.overall).toEqual({ score: 0, level: 0, assessed: 0, applicable: 3 });
  });

  it('make its score, beside how many there are', async () => {
    const given = await world.assessment();
    const tab = await world.join(given.owner, given);
    const [sponsor, vision, policy, backup, recovery] = given.responses;
    if (!sponsor || !vision || !policy || !backup || !recovery) throw new Error('Five responses.');
    tab.edit(sponsor, 'level', 4);
    tab.edit(vision, 'level', 2);
    tab.edit(backup, 'level', 5);
    tab.edit(recovery, 'applicability', { applicability: 'not-applicable', reason: 'Nothing to recover.' });
    await tab.settled();

    const params = { organizationId: given.owner.context.organizationId, assessmentId: given.view.id };
    const { overall } = await world.server.as(given.owner).call(assessmentsApi.get, { params });
    // Strategy (4·3 + 2·2) / 5 = 3.2, weight 5; resilience 5, weight 3; policies not assessed and left out.
    expect(overall).toEqual({ score: 31 / 8, level: 3, assessed: 3, applicable: 4 });
  });
});
