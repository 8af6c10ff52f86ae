import { type AssessmentId, assessmentsApi, plansApi } from '@certitude/contracts';
import { exportsApi, importsApi } from '@certitude/contracts/exchange';
import { hasOfficialFiles, officialFile, officialFiles } from '@certitude/exchange/testing';
import { AssessmentAnswers } from '@certitude/server/answering';
import { type GivenMember } from '@certitude/server/testing';
import { load } from 'js-yaml';
import { fullExport, ImportWorld, SPONSOR, VISION } from '../testing/import-world';

jest.setTimeout(120_000);

describe('what was imported', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
  });

  type Content = Record<string, unknown>;
  const contentOf = (text: string): Content => {
    const { exportedAt: _when, ...content } = load(text) as Content;
    return content;
  };
  async function imported(source: string | Uint8Array): Promise<AssessmentId> {
    const preview = await world.preview(owner, source);
    const { assessment } = await world.commit(owner, preview, { name: preview.suggestedName });
    if (!assessment) throw new Error('Nothing was imported.');
    return assessment.id;
  }
  async function yamlOf(assessmentId: AssessmentId): Promise<Content> {
    const params = { ...world.at(owner), assessmentId, kind: 'yaml' as const };
    const { status, body } = await world.server.as(owner).raw(exportsApi.assessment, { params });
    expect(status).toBe(200);
    return contentOf(String(body));
  }

  const rich = fullExport({
    id: 'f47ac10b-58cc-4372-a567-0e02b2c3d479',
    progress: {
      [VISION]: { level: 2, result: 'x', description: 'y', applicability: true, notes: 'of the category' },
      'O.interoperability': {
        level: 1,
        result: 'x',
        description: 'y',
        applicability: false,
        applicabilityReason: 'no partners',
      },
      [`pqc.${VISION}`]: { level: 3, result: 'x', description: 'y', applicability: true, notes: 'of the extension' },
      [`other.ext.${VISION}`]: { level: 1, result: 'x', description: 'y', applicability: true },
    },
    workspace: {
      pocs: [{ id: 'p1', name: 'Eve', contact: 'third floor' }],
      artifacts: [{ id: 'a1', title: 'Wiki', locator: 'https://wiki.example.com/' }],
      orphanedEntries: [{ originalKey: 'X.1.2', payload: { level: 1, applicability: true, notes: '', evidence: '' } }],
    },
    requirementProgress: {
      [SPONSOR]: {
        level: 3,
        applicability: true,
        notes: 'First.\n\n- one\n- two',
        evidence: 'Minutes of March',
        pocId: 'p1',
        artifactIds: ['a1'],
        interviewDate: '2026-03-01',
        flagged: true,
      },
    },
    actionPlans: {
      categories: {
        [VISION]: {
          targetLevel: 4,
          objectives: [{ id: 'o1', text: 'Sign' }],
          responsiblePocId: 'p1',
          targetDate: '2026-12-31',
          resources: 'x',
          outputs: [
            { id: 'u1', text: 'A mandate' },
            { id: 'u2', text: 'A deputy' },
          ],
          tasks: [{ itemId: 't1', label: 'Ask the board', done: true }],
          comments: 'Before the audit.',
        },
      },
    },
    enabledExtensions: [
      { id: 'other.ext', version: '1.0.0' },
      { id: 'pqc', version: '0.2.0' },
    ],
    ours: { unknown: ['key'] },
  });

  it('leaves as it came, with what has no place here', async () => {
    expect(await yamlOf(await imported(rich))).toEqual(contentOf(rich));
  });

  it('keeps answers to extensions with the record, known here or not', async () => {
    const preview = await world.preview(owner, rich);
    const view = await world.commit(owner, preview, { name: preview.suggestedName });
    const params = { ...world.at(owner), importId: view.id };
    const { body } = await world.server.as(owner).raw(importsApi.kept, { params });
    expect(JSON.stringify(body)).toMatch(/other\.ext/);
    expect(body).toMatchObject({
      kept: expect.arrayContaining([
        expect.objectContaining({ content: expect.objectContaining({ id: 'pqc', version: '0.2.0' }) }),
        expect.objectContaining({ content: expect.objectContaining({ id: 'other.ext' }) }),
      ]),
    });
  });

  it('leaves with what was changed of a plan since, and the form of what was not', async () => {
    const id = await imported(rich);
    const api = world.server.as(owner);
    const [plan] = (await api.call(plansApi.list, { params: world.at(owner), query: { assessmentId: id } })).items;
    if (!plan) throw new Error('There is no plan.');
    expect(plan).toMatchObject({ responseId: null, category: { module: 'G' }, responsibleName: 'Eve' });
    const changes = { resources: 'y', dependencies: 'The budget', dueOn: null };
    await api.call(plansApi.update, {
      params: { ...world.at(owner), planId: plan.id },
      body: { version: plan.version, changes },
    });
    const before = (contentOf(rich)['actionPlans'] as { categories: Record<string, object> }).categories[VISION];
    const { targetDate: _gone, ...rest } = before as Record<string, unknown>;
    expect((await yamlOf(id))['actionPlans']).toEqual({
      categories: {
        [VISION]: { ...rest, resources: 'y', comments: 'Before the audit.\nDependencies: The budget' },
      },
    });
  });

  it('leaves with what was corrected since of who assesses and when, and the rest as it came', async () => {
    const content = { ...contentOf(rich), assessorName: 'Ada  Auditor', assessorCompany: 'Audits Ltd' };
    const days = { startDate: '2030-02-01', targetDate: '2029-01-01', finishDate: '2030-03-01' };
    const source = { ...content, ...days, assessorPosition: 'external', stateSchemaVersion: 2 };
    const id = await imported(JSON.stringify(source));
    expect(await yamlOf(id)).toEqual(source);
    const api = world.server.as(owner);
    const of = { params: { ...world.at(owner), assessmentId: id } };
    const { version } = await api.call(assessmentsApi.get, of);
    const changes = { assessorName: 'Eve Examiner', assessorCompany: '', finishedOn: null };
    await api.call(assessmentsApi.update, { ...of, body: { version, changes } });
    const { assessorCompany: _gone, finishDate: _too, ...rest } = source;
    expect(await yamlOf(id)).toEqual({ ...rest, assessorName: 'Eve Examiner' });
  });

  it('leaves with what was answered since', async () => {
    const id = await imported(rich);
    const answers = world.server.app.get(AssessmentAnswers);
    const [first] = await answers.read(owner.context, id);
    if (!first) throw new Error('There are no answers.');
    expect(await answers.submit(owner.context, id, [{ response: first.id, field: 'level', value: 5 }])).toEqual([]);
    const before = contentOf(rich)['requirementProgress'] as Record<string, object>;
    expect((await yamlOf(id))['requirementProgress']).toEqual({
      [SPONSOR]: { ...before[SPONSOR], level: 5, updatedAt: expect.any(String) },
    });
  });

  if (hasOfficialFiles) {
    const files = officialFiles('yaml2x', /\.yaml$/).filter((file) => !/^(09|17|18|20|21|23|24)/.test(file));
    it.each(files)('%s of the official tool leaves as it came', async (file) => {
      const source = officialFile(`yaml2x/${file}`);
      expect(await yamlOf(await imported(source))).toEqual(contentOf(Buffer.from(source).toString('utf8')));
    });
  }
});
