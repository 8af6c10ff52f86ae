import { deletionsApi } from '@certitude/contracts/deleting';
import { noteFromPlainText, noteToPlainText } from '@certitude/collab';
import { type AssessmentId, assessmentsApi, evidenceApi, ownBytes, plansApi } from '@certitude/contracts';
import { type MergeStrategy } from '@certitude/contracts/exchange';
import { AssessmentAnswers, History, type StandingAnswer, StandingAnswers } from '@certitude/server/answering';
import { type GivenMember } from '@certitude/server/testing';
import { exportText } from '@certitude/exchange/testing';
import { ImportRepository } from '../import.repository';
import { fullExport, ImportWorld, SPONSOR, VISION } from '../../testing/import-world';

const OTHER = `${VISION}.responsible-leadership`;
/** Says something else about one answer than the first export, and something about another one. */
const SECOND = fullExport({
  requirementProgress: {
    [SPONSOR]: {
      level: 5,
      applicability: true,
      notes: 'Twice a year now.',
      evidence: 'Minutes of May',
      updatedAt: '2199-01-01T00:00:00.000Z',
    },
    [OTHER]: { level: 2, applicability: true, notes: '', evidence: '', pocId: 'p' },
  },
  workspace: { artifacts: [], pocs: [{ id: 'p', name: 'Jane Roe' }], checklist: [], intake: [], orphanedEntries: [] },
});

describe('an import into an assessment that exists', () => {
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
    if (!assessment) throw new Error('There is no assessment.');
    assessmentId = assessment.id;
  });

  const standing = (): Promise<StandingAnswer[]> =>
    world.server.app.get(StandingAnswers).read(owner.context, assessmentId);
  const answerAt = async (key: string): Promise<StandingAnswer> => {
    const found = (await standing()).find(({ category, requirement }) => key === `G.${category}.${requirement}`);
    if (!found) throw new Error(`There is no answer at ${key}.`);
    return found;
  };
  const words = async (key: string): Promise<unknown> => JSON.stringify((await answerAt(key)).document ?? '');
  const seen = async (strategy: MergeStrategy, content = SECOND) => {
    const brought = await world.preview(owner, content);
    const preview = await world.previewMerge(owner, brought, { assessmentId, strategy });
    return { brought, preview };
  };
  const merged = async (strategy: MergeStrategy, more: object = {}) => {
    const { brought, preview } = await seen(strategy);
    return world.merge(owner, brought, { assessmentId, strategy, head: preview.head, ...more });
  };
  const set = async (key: string, level: 1 | 2 | 3 | 4 | 5) => {
    const { id } = await answerAt(key);
    const edit = { response: id, field: 'level', value: level } as const;
    await world.server.app.get(AssessmentAnswers).submit(owner.context, assessmentId, [edit]);
  };
  const write = async (key: string, update: ReturnType<typeof ownBytes>) => {
    const { id } = await answerAt(key);
    const edit = { response: id, field: 'rationale', update } as const;
    await world.server.app.get(AssessmentAnswers).submit(owner.context, assessmentId, [edit]);
  };

  it('is shown first, answer by answer: now, imported and what is taken; nothing is written', async () => {
    const { preview } = await seen('fill-gaps');
    expect(preview).toMatchObject({ same: 0, adds: { evidence: 1, plans: 0 }, earlier: null });
    const [sponsor, other] = preview.rows;
    // Its words were never put together for good, and are not now.
    const stored = await world.server.db.transaction(owner.context, (tx) =>
      tx.query('select snapshot_seq::int as seq, document_json as document from note where snapshot_seq > 0'),
    );
    expect(stored).toEqual([]);
    expect(sponsor).toMatchObject({
      now: { level: 3, rationale: 'The CISO signs every year.' },
      imported: { level: 5, rationale: 'Twice a year now.' },
      importedAt: '2199-01-01T00:00:00.000Z',
      differs: ['level', 'rationale'],
      takes: [],
    });
    expect(other).toMatchObject({
      now: { level: 0 },
      imported: { level: 2, owner: 'Jane Roe' },
      takes: ['level', 'owner'],
    });
    expect((await answerAt(OTHER)).values.level).toBe(0);
  });

  it.each([
    ['fill-gaps', 3, 'The CISO', 2],
    ['newest-wins', 5, 'Twice a year', 2],
    ['imported-wins', 5, 'Twice a year', 2],
    ['by-row', 3, 'The CISO', 0],
  ] as const)('by %s leaves level %i', async (strategy, level, text, other) => {
    const view = await merged(strategy);
    expect(view).toMatchObject({ state: 'imported', strategy, assessment: { id: assessmentId } });
    expect((await answerAt(SPONSOR)).values.level).toBe(level);
    expect(await words(SPONSOR)).toContain(text);
    expect((await answerAt(OTHER)).values.level).toBe(other);
    expect(await world.counts(owner, ['assessment', 'evidence'])).toEqual({ assessment: 1, evidence: 2 });
  });

  it('takes the rows that somebody chose, whatever the strategy says', async () => {
    const sponsor = (await answerAt(SPONSOR)).id;
    await merged('by-row', { rows: [{ response: sponsor, take: 'imported' }] });
    expect((await answerAt(SPONSOR)).values.level).toBe(5);
    expect((await answerAt(OTHER)).values.level).toBe(0);
  });

  it('is in the history with its source, and puts no text beside the old one', async () => {
    await merged('imported-wins');
    const { id } = await answerAt(SPONSOR);
    const params = { ...world.at(owner), assessmentId, responseId: id };
    const { items } = await world.server.app.get(History).list(owner.context, { params, query: { limit: 50 } });
    expect(items[0]?.source).toBe('an export of the official browser tool (assessment.yaml)');
    expect(items.filter(({ field, to }) => field === 'level' && to === 5)).toHaveLength(1);
    expect(await words(SPONSOR)).not.toContain('The CISO');
  });

  it('makes the people of the source owners: members, or names', async () => {
    const { accountId } = await world.server.given.member(owner, 'assessor');
    await merged('fill-gaps', { people: [{ person: 'p', account: accountId }] });
    expect(await answerAt(OTHER)).toMatchObject({ values: { owner: accountId }, namedOwner: null });
  });

  it('keeps a name beside what somebody owns who is no member', async () => {
    await merged('fill-gaps');
    expect(await answerAt(OTHER)).toMatchObject({ values: { owner: null }, namedOwner: 'Jane Roe' });
  });

  it('overwrites nothing that was changed after it was seen; other answers may change', async () => {
    const { brought, preview } = await seen('imported-wins');
    await set(SPONSOR, 4);
    const body = { assessmentId, strategy: 'imported-wins' as const, head: preview.head };
    await expect(world.merge(owner, brought, body)).rejects.toMatchObject({ problem: { code: 'import.moved-on' } });
    expect(await answerAt(OTHER)).toMatchObject({ values: { level: 0 } });
    const again = await world.previewMerge(owner, brought, { assessmentId, strategy: 'fill-gaps' });
    await set(SPONSOR, 1);
    await world.merge(owner, brought, { ...body, strategy: 'fill-gaps', head: again.head });
    expect((await answerAt(OTHER)).values.level).toBe(2);
    expect((await answerAt(SPONSOR)).values.level).toBe(1);
  });

  it('overwrites no text that somebody goes on writing', async () => {
    const { brought, preview } = await seen('imported-wins');
    const update = ownBytes(noteFromPlainText('And more', 77));
    await write(SPONSOR, update);
    const body = { assessmentId, strategy: 'imported-wins' as const, head: preview.head };
    await expect(world.merge(owner, brought, body)).rejects.toMatchObject({ problem: { code: 'import.moved-on' } });
    expect(noteToPlainText(update)).toBe('And more');
    expect(await words(SPONSOR)).toContain('And more');
  });

  it('happens once, however often it is confirmed; the same content again only when told', async () => {
    const { brought, preview } = await seen('fill-gaps');
    const body = { assessmentId, strategy: 'fill-gaps' as const, head: preview.head };
    await Promise.all([world.merge(owner, brought, body), world.merge(owner, brought, body)]);
    expect(await world.counts(owner, ['evidence'])).toEqual({ evidence: 2 });
    const next = await seen('fill-gaps');
    expect(next.preview.earlier).toMatchObject({ id: brought.id, assessmentId });
    const second = { ...body, head: next.preview.head };
    await expect(world.merge(owner, next.brought, second)).rejects.toMatchObject({
      problem: { code: 'import.already-imported' },
    });
    await world.merge(owner, next.brought, { ...second, again: true });
    expect(await world.counts(owner, ['evidence'])).toEqual({ evidence: 2 });
  });

  it('of the same file by two people at once happens once', async () => {
    const admin = await world.server.given.member(owner, 'admin');
    const [mine, theirs] = [await seen('fill-gaps'), await world.preview(admin, SECOND)] as const;
    const body = { assessmentId, strategy: 'fill-gaps' as const, head: mine.preview.head };
    const outcomes = await Promise.allSettled([
      world.merge(owner, mine.brought, body),
      world.merge(admin, theirs, body),
    ]);
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await world.counts(owner, ['evidence'])).toEqual({ evidence: 2 });
  });

  it('leaves nothing when it breaks half-way, and can be confirmed again', async () => {
    const { brought, preview } = await seen('imported-wins');
    const record = jest.spyOn(world.server.app.get(ImportRepository), 'imported');
    record.mockImplementationOnce(async (tx) => {
      await tx.query('select pg_terminate_backend(pg_backend_pid())');
    });
    const body = { assessmentId, strategy: 'imported-wins' as const, head: preview.head };
    await expect(world.merge(owner, brought, body)).rejects.toMatchObject({ problem: { status: 503 } });
    expect((await answerAt(SPONSOR)).values.level).toBe(3);
    expect(await world.counts(owner, ['evidence'])).toEqual({ evidence: 1 });
    await world.merge(owner, brought, body);
    expect((await answerAt(SPONSOR)).values.level).toBe(5);
  });

  it('is refused for one of another kind, of another organization, and by whoever may not import', async () => {
    const self = exportText({ lastView: 'self', progress: { [VISION]: { level: 2, applicability: true } } });
    await expect(seen('fill-gaps', self)).rejects.toMatchObject({ problem: { code: 'import.does-not-fit' } });
    const stranger = await world.server.given.organization();
    const theirs = await world.preview(stranger, SECOND);
    const query = { assessmentId, strategy: 'fill-gaps' as const };
    await expect(world.previewMerge(stranger, theirs, query)).rejects.toMatchObject({ problem: { code: 'not-found' } });
    await expect(world.merge(stranger, theirs, { ...query, head: 0 })).rejects.toMatchObject({
      problem: { code: 'not-found' },
    });
    const manager = await world.server.given.member(owner, 'manager');
    const mine = await world.preview(owner, SECOND);
    await expect(world.merge(manager, mine, { ...query, head: 0 })).rejects.toMatchObject({
      problem: { code: 'access.forbidden' },
    });
  });

  it('is refused for an assessment that is closed', async () => {
    const { brought, preview } = await seen('fill-gaps');
    await world.server.db.transaction(owner.context, (tx) =>
      tx.query(`update assessment_stream set state = 'freezing' where assessment_id = $1`, [assessmentId]),
    );
    const body = { assessmentId, strategy: 'fill-gaps' as const, head: preview.head };
    await expect(world.merge(owner, brought, body)).rejects.toMatchObject({ problem: { code: 'assessment.frozen' } });
  });

  describe('undone', () => {
    it('puts back what was there, with its text, and removes what came along', async () => {
      const before = { sponsor: await answerAt(SPONSOR), words: await words(SPONSOR) };
      const view = await merged('imported-wins');
      expect(view.changed).toEqual([]);
      expect(await world.undo(owner, view)).toMatchObject({ state: 'undone', assessment: null });
      expect((await answerAt(SPONSOR)).values).toEqual(before.sponsor.values);
      expect(await words(SPONSOR)).toBe(before.words);
      expect(await answerAt(OTHER)).toMatchObject({ values: { level: 0 }, namedOwner: null });
      expect(await world.counts(owner, ['evidence', 'assessment'])).toEqual({ evidence: 1, assessment: 1 });
      expect(await world.undo(owner, view)).toMatchObject({ state: 'undone' });
    });

    it('leaves what somebody changed since, and says so before', async () => {
      const view = await merged('imported-wins');
      await set(OTHER, 4);
      const { items } = await world.server.as(owner).call(evidenceApi.list, { params: world.at(owner), query: {} });
      const proof = items.find(({ title }) => title === 'Minutes of May');
      const params = { ...world.at(owner), evidenceId: proof?.id as never };
      const body = { version: 1, content: { kind: 'statement' as const, statement: 'Ours' } };
      await world.server.as(owner).call(evidenceApi.revise, { params, body });
      expect((await world.get(owner, view)).changed).toEqual([
        '1 answer was changed since and stays.',
        '1 piece of evidence was worked on, archived or deleted, and stays so.',
      ]);
      await world.undo(owner, view);
      expect((await answerAt(OTHER)).values.level).toBe(4);
      expect((await answerAt(SPONSOR)).values.level).toBe(3);
      expect(await world.counts(owner, ['evidence'])).toEqual({ evidence: 2 });
    });
  });

  it('leaves a text that somebody went on writing when it is undone, and says so before', async () => {
    const view = await merged('imported-wins');
    await write(SPONSOR, ownBytes(noteFromPlainText('And more', 77)));
    const written = await words(SPONSOR);
    expect((await world.get(owner, view)).changed).toEqual(['1 answer was changed since and stays.']);
    await world.undo(owner, view);
    expect(await words(SPONSOR)).toBe(written);
    expect(written).toContain('And more');
    expect((await answerAt(SPONSOR)).values.level).toBe(3);
  });

  it.each(['archive', 'delete'] as const)('leaves what somebody did to %s when it is undone', async (what) => {
    const source = exportText({
      name: 'Other',
      requirementProgress: { [OTHER]: { level: 2, applicability: true, notes: '', evidence: 'Minutes of June' } },
      progress: {},
      actionPlans: {
        categories: { [VISION]: { targetLevel: 4, tasks: [{ itemId: 't', label: 'Ask', done: false }] } },
      },
    });
    const { brought, preview } = await seen('imported-wins', source);
    const view = await world.merge(owner, brought, { assessmentId, strategy: 'imported-wins', head: preview.head });
    const browser = world.server.as(owner);
    const params = world.at(owner);
    const proof = (await browser.call(evidenceApi.list, { params })).items.find(({ title }) => /June/.test(title));
    const [plan] = (await browser.call(plansApi.list, { params })).items;
    const places = { evidence: { ...params, evidenceId: proof?.id }, plan: { ...params, planId: plan?.id } } as const;
    const body = { archived: true };
    for (const kind of ['evidence', 'plan'] as const)
      await browser.raw(deletionsApi[kind][what], {
        params: places[kind],
        body: what === 'archive' ? body : undefined,
      });
    expect((await world.get(owner, view)).changed).toEqual([
      '1 piece of evidence was worked on, archived or deleted, and stays so.',
      '1 action plan was worked on, archived or deleted, and stays so.',
    ]);
    await world.undo(owner, view);
    if (what === 'delete') {
      const { items } = await browser.call(deletionsApi.list, { params });
      for (const { id } of items) await browser.call(deletionsApi.restore, { params: { ...params, deletionId: id } });
    }
    expect(await world.counts(owner, ['evidence', 'action_plan'])).toEqual({ evidence: 2, action_plan: 1 });
  });

  it.each(['self', 'full'])('adds plans and targets of a %s assessment where there are none', async (lastView) => {
    const withPlan = (task: string) =>
      exportText({
        name: 'Other',
        lastView,
        ...(lastView === 'full' && { requirementProgress: { [SPONSOR]: { level: 1, applicability: true } } }),
        progress: { [VISION]: { level: 2, applicability: true, notes: '' } },
        actionPlans: {
          categories: { [VISION]: { targetLevel: 4, tasks: [{ itemId: 't', label: task, done: false }] } },
        },
      });
    const empty = exportText({
      name: 'Other',
      lastView,
      ...(lastView === 'full' && { requirementProgress: { [SPONSOR]: { level: 1, applicability: true } } }),
      progress: { [VISION]: { level: 1, applicability: true } },
    });
    const { assessment } = await world.commit(owner, await world.preview(owner, empty));
    assessmentId = assessment?.id as AssessmentId;
    const { brought, preview } = await seen('fill-gaps', withPlan('Ask the board'));
    expect(preview.adds).toMatchObject({ plans: 1, targets: 1 });
    const view = await world.merge(owner, brought, { assessmentId, strategy: 'fill-gaps', head: preview.head });
    const list = () => world.server.as(owner).call(plansApi.list, { params: world.at(owner), query: { assessmentId } });
    expect((await list()).items).toMatchObject([{ tasks: [{ title: 'Ask the board' }] }]);
    // Another source plans the same: nobody's plan is doubled.
    const next = await seen('fill-gaps', withPlan('Ask them'));
    expect(next.preview.adds).toMatchObject({ plans: 0, targets: 0 });
    await world.undo(owner, view);
    expect((await list()).items).toEqual([]);
    expect(await world.counts(owner, ['assessment_target', 'plan_task', 'reminder'])).toEqual({
      assessment_target: 0,
      plan_task: 0,
      reminder: 0,
    });
  });

  it('stays on record when the assessment is removed', async () => {
    const view = await merged('fill-gaps');
    const { items } = await world.server.as(owner).call(assessmentsApi.list, { params: world.at(owner) });
    expect(items).toHaveLength(1);
    await world.server.db.transaction(owner.context, (tx) => tx.query('select remove_assessment($1)', [assessmentId]));
    expect(await world.get(owner, view)).toMatchObject({ state: 'imported', assessment: null, strategy: 'fill-gaps' });
  });
});
