import { assessmentsApi } from '@certitude/contracts';
import { importsApi } from '@certitude/contracts/exchange';
import { fullWorkbookFile, officialFile, officialFiles } from '@certitude/exchange/testing';
import { type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld, VISION } from '../testing/import-world';

const REFUSED = /refuse/;
const NAMES = officialFiles('yaml2x', /\.(yaml|txt)$/).filter((name) => !REFUSED.test(name));
const MIB = 1024 * 1024;

describe('every kind of source', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
  });

  /** Imported with a policy: the score in the list of assessments, and the one that the preview promised. */
  const scores = async (content: string | Uint8Array, policy: 'pkimm' | 'web' | 'workbook') => {
    const preview = await world.preview(owner, content, 'source');
    await world.commit(owner, preview, { policy, asCopy: true });
    const { items } = await world.server.as(owner).call(assessmentsApi.list, { params: world.at(owner) });
    const promised = preview.scores.byPolicy.find((one) => one.policy === policy)?.overall;
    return { score: items[0]?.overall, promised };
  };

  it.each(['pkimm', 'web', 'workbook'] as const)('scores %s as its preview promised', async (policy) => {
    const content = fullExport({
      progress: { [VISION]: { level: 4 }, 'G.compliance': { level: 5, applicability: true } },
    });
    const { score, promised } = await scores(content, policy);
    expect(score).toEqual(promised);
  });

  it('counts a declared level where the official tool does, and never in the completeness', async () => {
    const content = fullExport({ progress: { 'G.compliance': { level: 5, applicability: true } } });
    const [web, published] = [await scores(content, 'web'), await scores(content, 'pkimm')];
    expect(web.score?.score).toBeGreaterThan(published.score?.score ?? 5);
    expect(web.score?.assessed).toBe(published.score?.assessed);
  });

  it('takes the official workbooks', async () => {
    const workbook = fullWorkbookFile({ ratings: { '1.1.1.': { I: 'Managed', J: 'As written' } } });
    const preview = await world.preview(owner, workbook, 'workbook.xlsx');
    expect(preview).toMatchObject({ kind: 'workbook-full', modelVersion: '1.0.0', counts: { rated: 1 } });
    expect(await world.commit(owner, preview)).toMatchObject({ state: 'imported' });
  });

  it('refuses a workbook that unpacks to too much, in its own words, and stores nothing', async () => {
    const bomb = fullWorkbookFile({ overview: { A1: 'x'.repeat(20 * MIB) } });
    expect(bomb.byteLength).toBeLessThan(MIB);
    const body = Buffer.from(bomb) as never;
    const refused = await world.server.as(owner).problem(importsApi.preview, { params: world.at(owner), body });
    expect(refused).toMatchObject({ code: 'import.unreadable', detail: expect.stringMatching(/unpack/) });
    expect(await world.counts(owner, ['assessment_import'])).toEqual({ assessment_import: 0 });
  });

  it('brings every file of the official tool with the score that its owner knows', async () => {
    for (const name of NAMES) {
      const { score, promised } = await scores(officialFile(`yaml2x/${name}`), 'web');
      expect({ name, score }).toEqual({ name, score: promised });
    }
  });
});
