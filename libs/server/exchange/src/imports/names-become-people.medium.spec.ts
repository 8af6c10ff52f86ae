import { type AssessmentId, organizationsApi, plansApi, readingApi } from '@certitude/contracts';
import { exportText } from '@certitude/exchange/testing';
import { AssessmentAnswers } from '@certitude/server/answering';
import { type GivenMember } from '@certitude/server/testing';
import { fullExport, ImportWorld, SPONSOR, VISION } from '../testing/import-world';

const people = { pocs: [{ id: 'p', name: 'Jane Roe' }], artifacts: [], checklist: [], intake: [], orphanedEntries: [] };
const answered = { [SPONSOR]: { level: 3, applicability: true, notes: '', evidence: '', pocId: 'p' } };
const FULL = fullExport({ requirementProgress: answered, workspace: people });
const SELF = exportText({
  name: 'Self',
  lastView: 'self',
  progress: { [VISION]: { level: 2, applicability: true, pocId: 'p' } },
  workspace: people,
  actionPlans: {
    categories: {
      [VISION]: {
        targetLevel: 4,
        responsiblePocId: 'p',
        resources: 'Two days',
        outputs: [{ id: 'o', text: 'A signed strategy' }],
        comments: 'Before the audit',
      },
    },
  },
});

describe('what stands under a name', () => {
  let world: ImportWorld;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await ImportWorld.make();
  });
  afterAll(() => world.server.close());
  beforeEach(async () => {
    owner = await world.server.given.organization();
  });

  const bring = async (content: string, more: object = {}): Promise<AssessmentId> => {
    const { assessment } = await world.commit(owner, await world.preview(owner, content), more);
    if (!assessment) throw new Error('There is no assessment.');
    return assessment.id;
  };
  const beside = (assessmentId: AssessmentId) =>
    world.server.as(owner).call(readingApi.beside, { params: { ...world.at(owner), assessmentId } });
  const ownersOf = async (assessmentId: AssessmentId) =>
    (await world.server.app.get(AssessmentAnswers).read(owner.context, assessmentId)).flatMap(({ values }) =>
      values.owner === null ? [] : [values.owner],
    );
  const plans = async () => (await world.server.as(owner).call(plansApi.list, { params: world.at(owner) })).items;
  /** Somebody else's account uses a link. */
  const join = async (invitation: object): Promise<GivenMember> => {
    const body = { role: 'assessor' as const, ...invitation };
    const { token } = await world.server.as(owner).call(organizationsApi.invite, { params: world.at(owner), body });
    const stranger = await world.server.given.organization();
    const accept = () => world.server.as(stranger).call(organizationsApi.acceptInvitation, { params: { token } });
    await accept();
    await accept();
    return stranger;
  };

  it('is shown beside answers and plans, with all that a source says of a plan', async () => {
    const full = await bring(FULL);
    expect((await beside(full)).owners).toMatchObject([{ name: 'Jane Roe' }]);
    await bring(SELF);
    expect(await plans()).toMatchObject([
      {
        responsible: null,
        responsibleName: 'Jane Roe',
        resources: 'Two days',
        outputs: 'A signed strategy',
        comments: 'Before the audit',
      },
    ]);
  });

  it.each([
    ['is invited under it', { recipient: ' jane roe ' }],
    ['is chosen with the invitation', { recipient: 'j.roe@example.test', carries: 'Jane Roe' }],
  ])('becomes that of the person who %s, once', async (_how, invitation) => {
    const [full, self] = [await bring(FULL), await bring(SELF)];
    const { accountId } = await join(invitation);
    for (const id of [full, self]) {
      expect(await ownersOf(id)).toEqual([accountId]);
      expect((await beside(id)).owners).toEqual([]);
    }
    expect(await plans()).toMatchObject([{ responsible: accountId, responsibleName: '' }]);
  });

  it.each(['a new assessment', 'one that exists'])(
    'becomes that of whoever was invited with the import into %s, by the address typed there',
    async (where) => {
      const preview = await world.preview(owner, FULL);
      const invite = [{ person: preview.people[0]?.id ?? '', address: 'j.roe@example.test' }];
      let into: AssessmentId;
      if (where === 'one that exists') {
        into = await bring(fullExport());
        const { head } = await world.previewMerge(owner, preview, { assessmentId: into, strategy: 'fill-gaps' });
        await world.merge(owner, preview, { assessmentId: into, strategy: 'fill-gaps', head, invite });
      } else into = (await world.commit(owner, preview, { invite })).assessment?.id as AssessmentId;
      expect((await beside(into)).owners).toMatchObject([{ name: 'Jane Roe' }]);
      const [invited] = (await world.get(owner, preview)).invited;
      expect(invited).toMatchObject({ name: 'Jane Roe', address: 'j.roe@example.test', state: 'open' });
      // Asked for once more, it is the same invitation with a link that is shown.
      const { accountId } = await join({ id: invited?.invitation });
      expect(await ownersOf(into)).toEqual([accountId]);
      expect((await beside(into)).owners).toEqual([]);
      expect((await world.get(owner, preview)).invited).toMatchObject([{ state: 'accepted' }]);
      expect(
        (await world.server.as(owner).call(organizationsApi.members, { params: world.at(owner) })).items,
      ).toContainEqual(expect.objectContaining({ accountId, role: 'contributor' }));
    },
  );

  it('invites nobody whom the source does not name, or who is chosen as a member, and makes nothing then', async () => {
    const preview = await world.preview(owner, FULL);
    const [person = ''] = preview.people.map(({ id }) => id);
    const address = 'j.roe@example.test';
    const people = [{ person, account: owner.accountId }];
    for (const more of [
      { invite: [{ person: 'nobody', address }] },
      { people, invite: [{ person, address }] },
      {
        invite: [
          { person, address },
          { person, address },
        ],
      },
    ])
      await expect(world.commit(owner, preview, more)).rejects.toMatchObject({ problem: { code: 'request.invalid' } });
    expect(await world.counts(owner, ['assessment', 'invitation'])).toEqual({ assessment: 0, invitation: 0 });
  });

  it.each(['commit', 'merge'] as const)('takes nobody of the source for two members (%s)', async (into) => {
    const mia = await world.server.given.member(owner, 'assessor', 'Mia');
    const assessmentId = await bring(FULL);
    const preview = await world.preview(owner, fullExport({ name: 'Another' }));
    const [{ id: person } = { id: '' }] = preview.people;
    const people = [owner, mia].map(({ accountId }) => ({ person, account: accountId }));
    const done =
      into === 'commit'
        ? world.commit(owner, preview, { people })
        : world.merge(owner, preview, { assessmentId, strategy: 'fill-gaps', head: 0, people });
    await expect(done).rejects.toMatchObject({
      problem: { problems: [{ path: 'body.people', message: expect.stringContaining('each once') }] },
    });
  });

  it('invites nobody any more once the import is undone', async () => {
    const preview = await world.preview(owner, FULL);
    const [person = ''] = preview.people.map(({ id }) => id);
    await world.commit(owner, preview, { invite: [{ person, address: 'j.roe@example.test' }] });
    expect((await world.undo(owner, preview)).invited).toMatchObject([{ state: 'revoked' }]);
  });

  it('stays a name for everybody else', async () => {
    const full = await bring(FULL);
    await join({ recipient: 'John Doe' });
    expect(await ownersOf(full)).toEqual([]);
    expect((await beside(full)).owners).toHaveLength(1);
  });

  it('stays in what is closed, and with whoever owns it meanwhile', async () => {
    const [closed, taken] = [await bring(FULL), await bring(FULL, { asCopy: true })];
    await world.server.db.transaction(owner.context, (tx) =>
      tx.query(`update assessment_stream set state = 'freezing' where assessment_id = $1`, [closed]),
    );
    const [{ response } = { response: undefined }] = (await beside(taken)).owners;
    const edit = { response: response as never, field: 'owner', value: owner.accountId } as const;
    await world.server.app.get(AssessmentAnswers).submit(owner.context, taken, [edit]);
    await join({ recipient: 'Jane Roe' });
    expect(await ownersOf(closed)).toEqual([]);
    expect((await beside(closed)).owners).toHaveLength(1);
    expect(await ownersOf(taken)).toEqual([owner.accountId]);
    expect((await beside(taken)).owners).toEqual([]);
  });

  describe('beside the answers', () => {
    const set = (who: GivenMember, assessmentId: AssessmentId, body: object) =>
      world.server.as(who).call(readingApi.setTarget, {
        params: { ...world.at(who), assessmentId },
        body: { module: 'G', category: 'strategy-and-vision', requirement: null, from: null, level: null, ...body },
      });

    it('targets are set, changed and taken away, as they were seen', async () => {
      const id = await bring(FULL);
      expect((await set(owner, id, { level: 3 })).targets).toMatchObject([
        { category: 'strategy-and-vision', level: 3 },
      ]);
      expect((await set(owner, id, { from: 3, level: 4 })).targets).toMatchObject([{ level: 4 }]);
      await expect(set(owner, id, { from: 3, level: 5 })).rejects.toMatchObject({ problem: { code: 'conflict' } });
      expect((await set(owner, id, { requirement: 'sponsor-support', level: 5 })).targets).toHaveLength(2);
      expect((await set(owner, id, { from: 4, level: null })).targets).toMatchObject([
        { requirement: 'sponsor-support' },
      ]);
    });

    it.each([
      ['a requirement without its category', { category: null, requirement: 'sponsor-support' }, 'request.invalid'],
      ['a module that there is not', { module: 'zzz', category: null }, 'not-found'],
      ['a key of prototypes', { module: '__proto__', category: null }, 'not-found'],
      ['a module without a name', { module: '', category: null }, 'not-found'],
      ['a category of another module', { category: 'zzz' }, 'not-found'],
      ['a requirement of another category', { requirement: 'zzz' }, 'not-found'],
    ])('%s gets no target', async (_what, place, code) => {
      const id = await bring(FULL);
      await expect(set(owner, id, { ...place, level: 3 })).rejects.toMatchObject({ problem: { code } });
      expect((await beside(id)).targets).toEqual([]);
    });

    it('targets are nobody’s who may not manage assessments, and of no closed one', async () => {
      const id = await bring(FULL);
      const viewer = await world.server.given.member(owner, 'viewer');
      await expect(set(viewer, id, { level: 3 })).rejects.toMatchObject({ problem: { code: 'access.forbidden' } });
      await world.server.db.transaction(owner.context, (tx) =>
        tx.query(`update assessment_stream set state = 'freezing' where assessment_id = $1`, [id]),
      );
      await expect(set(owner, id, { level: 3 })).rejects.toMatchObject({ problem: { code: 'assessment.frozen' } });
    });

    it('levels that were declared stand apart from the answers', async () => {
      const id = await bring(fullExport({ requirementProgress: answered, progress: { [VISION]: { level: 4 } } }));
      expect((await beside(id)).declared).toEqual([{ module: 'G', category: 'strategy-and-vision', level: 4 }]);
    });
  });
});
