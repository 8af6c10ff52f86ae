import {
  assessmentsApi,
  evidenceApi,
  guestsApi,
  type InputOf,
  pkisApi,
  plansApi,
  readingApi,
} from '@certitude/contracts';
import { deletionsApi } from '@certitude/contracts/deleting';
import { type ImportView } from '@certitude/contracts/exchange';
import { exportText } from '@certitude/exchange/testing';
import { AssessmentAnswers } from '@certitude/server/answering';
import { type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld, VISION } from '../testing/import-world';

const MADE = [
  ...['pki', 'assessment', 'assessment_stream', 'assessment_target', 'assessment_operation', 'operation_source'],
  ...['response', 'note', 'named_owner', 'declared_level', 'stream_client', 'outbox'],
  ...['evidence', 'evidence_revision', 'evidence_link', 'evidence_link_change'],
  ...['action_plan', 'plan_task', 'plan_responsibility', 'reminder'],
];

/** With something in every table that an import writes. */
const PLANS = {
  categories: {
    [VISION]: {
      targetLevel: 4,
      objectives: [{ id: 'o', text: 'A sponsor' }],
      tasks: [{ itemId: 't', label: 'Ask the board', done: false }],
    },
  },
};
const SELF = exportText({
  name: 'Self',
  lastView: 'self',
  progress: { [VISION]: { level: 2, applicability: true, notes: 'As planned.', evidence: 'The strategy' } },
  actionPlans: PLANS,
});

type PlanPlace = InputOf<typeof plansApi.addTask>['params'];
type EvidencePlace = InputOf<typeof deletionsApi.evidence.delete>['params'];

describe('undoing an import', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
  });

  const bring = async (content = fullExport()) => world.commit(owner, await world.preview(owner, content));
  const assessmentOf = ({ assessment }: ImportView) => {
    if (!assessment) throw new Error('It became no assessment.');
    return assessment.id;
  };
  const answersOf = (view: ImportView) =>
    world.server.app.get(AssessmentAnswers).read(owner.context, assessmentOf(view));

  it.each([
    ['a full assessment', fullExport({ progress: { [VISION]: { level: 4, applicability: true } } })],
    ['a self-assessment with plans', SELF],
    ['a full assessment with plans for categories', fullExport({ actionPlans: PLANS })],
  ])('of %s removes everything that it made, and the record stays', async (_what, content) => {
    const view = await bring(content);
    const before = await world.counts(owner, MADE);
    expect(before).toMatchObject({ assessment: 1, pki: 1, evidence: 1 });
    expect(view.changed).toEqual([]);
    const undone = await world.undo(owner, view);
    expect(undone).toMatchObject({ state: 'undone', undoneBy: owner.accountId, assessment: null });
    expect(await world.counts(owner, MADE)).toEqual(Object.fromEntries(MADE.map((table) => [table, 0])));
    expect(await world.undo(owner, view)).toMatchObject({ state: 'undone' });
    // It is none any more, so that the same can come again.
    expect(await bring(content)).toMatchObject({ state: 'imported', earlier: null });
  });

  it('keeps a PKI that another assessment is of meanwhile', async () => {
    const view = await bring();
    const [pki] = (await world.server.as(owner).call(pkisApi.list, { params: world.at(owner) })).items;
    const made = await world.server
      .as(owner)
      .call(assessmentsApi.get, { params: { ...world.at(owner), assessmentId: assessmentOf(view) } });
    const body = {
      pkiId: pki?.id as never,
      modelReleaseId: made.modelReleaseId,
      name: 'Mine',
      method: 'self' as const,
    };
    await world.server.as(owner).call(assessmentsApi.create, { params: world.at(owner), body });
    await world.undo(owner, view);
    expect(await world.counts(owner, ['pki', 'assessment'])).toEqual({ pki: 1, assessment: 1 });
  });

  it('leaves everything of others alone', async () => {
    const other = await world.server.given.organization();
    const theirs = await world.commit(other, await world.preview(other, fullExport()));
    const before = await world.counts(other, MADE);
    await world.undo(owner, await bring());
    expect(await world.counts(other, MADE)).toEqual(before);
    await expect(world.undo(owner, theirs)).rejects.toMatchObject({ problem: { code: 'not-found' } });
  });

  const placeOf = (view: ImportView) => ({ ...world.at(owner), assessmentId: assessmentOf(view) });
  const edited = async (view: ImportView, changes: object) => {
    const { version } = await world.server.as(owner).call(assessmentsApi.get, { params: placeOf(view) });
    return world.server.as(owner).call(assessmentsApi.update, { params: placeOf(view), body: { version, changes } });
  };
  const pkiOf = async (view: ImportView) => {
    const { pkiId } = await world.server.as(owner).call(assessmentsApi.get, { params: placeOf(view) });
    return { ...world.at(owner), pkiId };
  };
  const target = (view: ImportView, change: { from: number | null; level: number | null }) =>
    world.server.as(owner).call(readingApi.setTarget, {
      params: placeOf(view),
      body: { module: 'G', category: null, requirement: null, ...change },
    });

  const changes: readonly (readonly [string, RegExp, (view: ImportView) => Promise<unknown>])[] = [
    [
      'an answer was changed',
      /Answers/,
      async (view) => {
        const [first] = await answersOf(view);
        const edit = { response: first?.id as never, field: 'flag', value: true } as const;
        await world.server.app.get(AssessmentAnswers).submit(owner.context, assessmentOf(view), [edit]);
      },
    ],
    [
      'evidence was attached',
      /Evidence/,
      async (view) => {
        const [first] = await answersOf(view);
        const responses = [{ assessmentId: assessmentOf(view), responseId: first?.id as never }];
        const content = { kind: 'statement', statement: 'Ours' } as const;
        const body = { title: 'Ours', content, responses };
        await world.server.as(owner).call(evidenceApi.create, { params: world.at(owner), body });
      },
    ],
    [
      'a plan was made',
      /plans/,
      async (view) => {
        const [first] = await answersOf(view);
        const body = {
          assessmentId: assessmentOf(view),
          responseId: first?.id as never,
          title: 'Ours',
          targetLevel: 4,
        };
        await world.server.as(owner).call(plansApi.create, { params: world.at(owner), body });
      },
    ],
    ['it was renamed', /renamed/, (view) => edited(view, { name: 'Ours' })],
    ['its sampling was described', /what it says of itself/, (view) => edited(view, { sampling: 'Every tenth' })],
    ['a target was set', /Target levels/, (view) => target(view, { from: null, level: 4 })],
    [
      'it was archived',
      /assessment was archived/,
      (view) =>
        world.server
          .as(owner)
          .call(deletionsApi.assessment.archive, { params: placeOf(view), body: { archived: true } }),
    ],
    [
      'its PKI was archived',
      /PKI was changed, archived/,
      async (view) =>
        world.server.as(owner).call(deletionsApi.pki.archive, { params: await pkiOf(view), body: { archived: true } }),
    ],
    [
      'its PKI was described',
      /PKI was changed, archived/,
      async (view) =>
        world.server
          .as(owner)
          .call(pkisApi.update, { params: await pkiOf(view), body: { version: 1, changes: { description: 'Ours' } } }),
    ],
    [
      'a guest was let in',
      /guests/,
      async (view) => {
        const { accountId } = await world.server.given.member(owner, 'guest-auditor');
        const params = { ...world.at(owner), assessmentId: assessmentOf(view), accountId };
        const body = { version: 0, changes: { until: '2199-12-31' } };
        await world.server.as(owner).call(guestsApi.grant, { params, body });
      },
    ],
  ];

  it.each(changes)('is refused when %s, and says so before', async (_what, words, change) => {
    const view = await bring();
    await change(view);
    const before = await world.counts(owner, MADE);
    expect((await world.get(owner, view)).changed.join()).toMatch(words);
    await expect(world.undo(owner, view)).rejects.toMatchObject({
      problem: { code: 'import.changed', detail: expect.stringMatching(words) },
    });
    expect(await world.counts(owner, MADE)).toEqual(before);
  });

  it('has nothing to undo once the assessment is deleted; the same content may come again', async () => {
    const view = await bring();
    const params = { ...world.at(owner), assessmentId: assessmentOf(view) };
    await world.server.as(owner).call(deletionsApi.assessment.delete, { params });
    expect(await world.get(owner, view)).toMatchObject({ state: 'imported', assessment: null, changed: [] });
    await expect(world.undo(owner, view)).rejects.toMatchObject({ problem: { code: 'conflict' } });
    expect(await bring()).toMatchObject({ state: 'imported', earlier: null });
  });

  it.each<[string, (place: PlanPlace) => Promise<unknown>]>([
    ['worked on', (params) => world.server.as(owner).call(plansApi.addTask, { params, body: { title: 'Mine' } })],
    [
      'archived',
      (params) => world.server.as(owner).call(deletionsApi.plan.archive, { params, body: { archived: true } }),
    ],
    ['deleted', (params) => world.server.as(owner).call(deletionsApi.plan.delete, { params })],
  ])('is refused for a plan of the import that somebody has %s', async (_what, change) => {
    const view = await bring(SELF);
    const [plan] = (await world.server.as(owner).call(plansApi.list, { params: world.at(owner) })).items;
    await change({ ...world.at(owner), planId: plan?.id as never });
    const problem = { code: 'import.changed', detail: expect.stringContaining('Action plans') };
    await expect(world.undo(owner, view)).rejects.toMatchObject({ problem });
  });

  it.each<[string, (place: EvidencePlace) => Promise<unknown>]>([
    [
      'archived',
      (params) => world.server.as(owner).call(deletionsApi.evidence.archive, { params, body: { archived: true } }),
    ],
    ['deleted', (params) => world.server.as(owner).call(deletionsApi.evidence.delete, { params })],
  ])('is refused for evidence of the import that somebody has %s', async (_what, change) => {
    const view = await bring(SELF);
    const [piece] = (await world.server.as(owner).call(evidenceApi.list, { params: world.at(owner) })).items;
    await change({ ...world.at(owner), evidenceId: piece?.id as never });
    const problem = { code: 'import.changed', detail: expect.stringContaining('Evidence') };
    await expect(world.undo(owner, view)).rejects.toMatchObject({ problem });
  });

  it('removes targets that came with it, and is refused once one of them is another', async () => {
    const view = await bring(fullExport({ actionPlans: PLANS }));
    const [targeted] = (await world.server.as(owner).call(readingApi.beside, { params: placeOf(view) })).targets;
    if (!targeted) throw new Error('It has a target.');
    const { level, ...place } = targeted;
    const set = (from: number, to: number) =>
      world.server.as(owner).call(readingApi.setTarget, { params: placeOf(view), body: { ...place, from, level: to } });
    await set(level, 5);
    await expect(world.undo(owner, view)).rejects.toMatchObject({ problem: { code: 'import.changed' } });
    await set(5, level);
    expect(await world.undo(owner, view)).toMatchObject({ state: 'undone' });
  });
});
