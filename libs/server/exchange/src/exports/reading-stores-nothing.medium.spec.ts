import { assessmentsApi } from '@certitude/contracts';
import { exportsApi } from '@certitude/contracts/exchange';
import { finalizingApi, versionsApi } from '@certitude/contracts/freezing';
import { ArchiveWorld } from '../testing/archive-world';

describe('reading an assessment', () => {
  let here: ArchiveWorld;
  beforeAll(async () => {
    here = await ArchiveWorld.make();
  });
  afterEach(() => here.world.tidy());
  afterAll(() => here?.close());

  it('shows every word that was written, and stores none of them', async () => {
    const given = await here.world.assessment();
    const [first] = given.responses;
    if (!first) throw new Error('No responses.');
    const anna = await here.world.join(given.owner, given);
    anna.edit(first, 'level', 3);
    anna.type(first, 'Signed by the board.');
    await anna.settled();
    const notes = () =>
      here.query('select to_jsonb(n) as note, n.xmin::text as written from note n where response_id = $1', [first]);
    const before = await notes();
    const browser = here.server.as(given.owner);
    const params = { ...here.at(given.owner), assessmentId: given.view.id };

    const present = await browser.call(versionsApi.present, { params });
    expect(JSON.stringify(present)).toContain('Signed by the board.');
    const ready = await browser.call(finalizingApi.readiness, { params });
    expect(ready).toMatchObject({ answered: 1, rationale: [] });
    const exported = await browser.raw(exportsApi.assessment, { params: { ...params, kind: 'json' } });
    expect(JSON.stringify(exported.body)).toContain('Signed by the board.');
    const judged = await browser.call(assessmentsApi.review, { params: { ...params, responseId: first } });
    expect(judged.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(await notes()).toEqual(before);
    // What was written after it was stored is newer.
    anna.type(first, 'And by the auditor.');
    await anna.settled();
    expect(JSON.stringify(await browser.call(versionsApi.present, { params }))).toContain('And by the auditor.');
  });
});
