import { type AssessmentId, assessmentsApi, modelsApi, pkisApi, readingApi } from '@certitude/contracts';
import { exportsApi, type MergeStrategy } from '@certitude/contracts/exchange';
import { type AssessmentRecord, recordIn } from '@certitude/exchange';
import { type GivenMember } from '@certitude/server/testing';
import { ImportWorld } from '../testing/import-world';

jest.setTimeout(120_000);

/** What an assessment says of itself, wherever it is. */
const said = ({ assessment, targets }: AssessmentRecord) => {
  const { method, periodFrom, periodTo, assessorKind, assessorName, assessorCompany, assessorPosition } = assessment;
  const { sampling, startsOn, targetOn, finishedOn } = assessment;
  const assessor = { assessorKind, assessorName, assessorCompany, assessorPosition };
  return { method, periodFrom, periodTo, ...assessor, sampling, startsOn, targetOn, finishedOn, targets };
};

describe('an assessment that leaves as JSON', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  let elsewhere: GivenMember;
  let assessmentId: AssessmentId;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
    elsewhere = await world.server.given.organization();
    assessmentId = await given();
  });

  const releaseId = async (who: GivenMember) => {
    const { items } = await world.server.as(who).call(modelsApi.list);
    const found = items.find(({ version }) => version === '2.0.0');
    if (!found) throw new Error('There is no release 2.0.0.');
    return found.id;
  };
  /** One with targets of every kind, an assessor and days. */
  async function given(): Promise<AssessmentId> {
    const [browser, params] = [world.server.as(owner), world.at(owner)];
    const pki = await browser.call(pkisApi.create, { params, body: { name: 'Issuing CA' } });
    const body = {
      ...{ pkiId: pki.id, modelReleaseId: await releaseId(owner), name: 'Spring', method: 'third-party' as const },
      ...{ targetLevel: 3, periodFrom: '2026-01-01', periodTo: '2026-03-31' },
    };
    const { id, version } = await browser.call(assessmentsApi.create, { params, body });
    const changes = {
      ...{ assessorKind: 'external' as const, assessorName: 'Ada Auditor', assessorCompany: 'Audits Ltd' },
      ...{ assessorPosition: 'Lead assessor', sampling: 'Two of five issuers' },
      ...{ startsOn: '2026-02-01', targetOn: '2026-04-30', finishedOn: '2026-04-15' },
    };
    const of = { ...params, assessmentId: id };
    await browser.call(assessmentsApi.update, { params: of, body: { version, changes } });
    const parts = [
      { module: 'O', category: null, requirement: null, level: 4 },
      { module: 'G', category: 'compliance', requirement: null, level: 5 },
      { module: 'G', category: 'strategy-and-vision', requirement: 'sponsor-support', level: 2 },
    ];
    for (const part of parts) await browser.call(readingApi.setTarget, { params: of, body: { ...part, from: null } });
    return id;
  }
  async function jsonOf(who: GivenMember, id: AssessmentId): Promise<{ text: string; record: AssessmentRecord }> {
    const params = { ...world.at(who), assessmentId: id, kind: 'json' as const };
    const { status, body } = await world.server.as(who).raw(exportsApi.assessment, { params });
    expect(status).toBe(200);
    const text = Buffer.isBuffer(body) ? body.toString('utf8') : JSON.stringify(body);
    return { text, record: recordIn(JSON.parse(text)) };
  }

  it('says elsewhere what it said here: assessor, sampling, days and targets of every part', async () => {
    const { text, record } = await jsonOf(owner, assessmentId);
    expect(said(record)).toMatchObject({
      ...{ method: 'third-party', assessorPosition: 'Lead assessor', sampling: 'Two of five issuers' },
      ...{ periodFrom: '2026-01-01', startsOn: '2026-02-01', targetOn: '2026-04-30', finishedOn: '2026-04-15' },
    });
    expect(record.targets.map(({ key, level }) => [key, level])).toEqual([
      ['', 3],
      ['G.compliance', 5],
      ['G.strategy-and-vision.sponsor-support', 2],
      ['O', 4],
    ]);
    const preview = await world.preview(elsewhere, text, 'spring.json');
    expect(preview.counts.targets).toBe(4);
    const { assessment, kept } = await world.commit(elsewhere, preview);
    if (!assessment) throw new Error('Nothing was imported.');
    expect(said((await jsonOf(elsewhere, assessment.id)).record)).toEqual(said(record));
    expect(JSON.stringify(kept)).not.toContain('Targets');
  });

  it('is undone as long as nobody has changed its targets', async () => {
    const { text } = await jsonOf(owner, assessmentId);
    const view = await world.commit(elsewhere, await world.preview(elsewhere, text));
    expect((await world.undo(elsewhere, view)).state).toBe('undone');
    expect(await world.counts(elsewhere, ['assessment', 'assessment_target'])).toEqual({
      assessment: 0,
      assessment_target: 0,
    });
  });

  it.each([
    // Targets have no time: where one is here already, it is the newest.
    ['fill-gaps', { targets: 2, moved: 0 }, { whole: 1, operations: 1 }],
    ['newest-wins', { targets: 2, moved: 0 }, { whole: 1, operations: 1 }],
    ['by-row', { targets: 2, moved: 0 }, { whole: 1, operations: 1 }],
    ['imported-wins', { targets: 2, moved: 1 }, { whole: 3, operations: 4 }],
  ] as const)(
    'brings targets into an assessment that exists by %s, and takes them back',
    async (strategy, adds, after) => {
      const { into, targets } = await aiming();
      const { view, preview } = await mergedInto(into, strategy);
      expect(preview.adds).toMatchObject(adds);
      expect(await targets()).toEqual([
        ['', after.whole],
        ['G.compliance', 5],
        ['G.strategy-and-vision.sponsor-support', 2],
        ['O', after.operations],
      ]);
      await world.undo(elsewhere, view);
      expect(await targets()).toEqual([
        ['', 1],
        ['O', 1],
      ]);
    },
  );

  it('leaves a target alone that somebody has set since it was moved, and says so', async () => {
    const { into, target, targets } = await aiming();
    const { view } = await mergedInto(into, 'imported-wins');
    await target(5, 4);
    expect((await world.get(elsewhere, view)).changed).toEqual(['1 target was changed since and stays.']);
    await world.undo(elsewhere, view);
    expect(await targets()).toEqual([
      ['', 1],
      ['O', 5],
    ]);
  });

  /** An assessment elsewhere that aims at level 1, as a whole and in its operations. */
  async function aiming() {
    const browser = world.server.as(elsewhere);
    const pki = await browser.call(pkisApi.create, { params: world.at(elsewhere), body: { name: 'Another CA' } });
    const { id: into } = await browser.call(assessmentsApi.create, {
      params: world.at(elsewhere),
      body: {
        ...{ pkiId: pki.id, modelReleaseId: await releaseId(elsewhere), name: 'Autumn' },
        ...{ method: 'formal' as const, targetLevel: 1 },
      },
    });
    const target = (level: number, from: number | null) =>
      browser.call(readingApi.setTarget, {
        params: { ...world.at(elsewhere), assessmentId: into },
        body: { module: 'O', category: null, requirement: null, from, level },
      });
    await target(1, null);
    const targets = async () => (await jsonOf(elsewhere, into)).record.targets.map(({ key, level }) => [key, level]);
    return { into, target, targets };
  }

  async function mergedInto(into: AssessmentId, strategy: MergeStrategy) {
    const { text } = await jsonOf(owner, assessmentId);
    const brought = await world.preview(elsewhere, text);
    const query = { assessmentId: into, strategy };
    const preview = await world.previewMerge(elsewhere, brought, query);
    const { head, version } = preview;
    return { preview, view: await world.merge(elsewhere, brought, { ...query, head, version }) };
  }
});
