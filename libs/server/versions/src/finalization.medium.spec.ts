import { assessmentsApi, LIVE } from '@certitude/contracts';
import { type FrozenContent2 } from '@certitude/contracts/freezing';
import { NoteCompaction } from '@certitude/server/answering';
import { type GivenAssessment, World } from '@certitude/server/answering/testing';
import { eventually } from '@certitude/server/testing';
import { versionHash } from './version-hash';
import { VersionsHttpModule } from './versions-http.module';

describe('finalizing', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make({ modules: [VersionsHttpModule] });
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  const answered = async () => {
    const given = await world.assessment();
    const [first, second] = given.responses;
    if (!first || !second) throw new Error('No responses.');
    const anna = await world.join(given.owner, given);
    anna.edit(first, 'level', 4);
    anna.type(first, 'Signed by the board.');
    await anna.settled();
    const params = { organizationId: given.owner.context.organizationId, assessmentId: given.view.id };
    return { given, first, second, anna, params, browser: world.server.as(given.owner) };
  };
  const query = <Row>({ owner }: GivenAssessment, sql: string, values: readonly unknown[] = []) =>
    world.server.db.transaction(owner.context, (tx) => tx.query<Row>(sql, values));

  it('freezes the assessment as a version whose hash anybody can compute from its content', async () => {
    const { given, params, browser, first } = await answered();
    const version = await browser.call(assessmentsApi.finalize, { params });
    const [stored] = await query<{ content: FrozenContent2 }>(given, 'select content from assessment_version');
    if (!stored) throw new Error('Nothing was written.');
    expect(versionHash(stored.content)).toBe(version.sha256);
    expect(stored.content.responses.find(({ id }) => id === first)).toMatchObject({
      level: 4,
      rationale: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Signed by the board.' }] }],
      },
      requirement: 'sponsor',
      evidence: [],
    });
    expect(stored.content).toMatchObject({
      policy: 'pkimm',
      model: { version: '9.0.0' },
      scores: { overall: { score: 4, fraction: '4', level: 4, assessed: 1, applicable: 5 } },
    });
    expect(version).toMatchObject({
      revision: 1,
      finalizedBy: given.owner.accountId,
      overall: { score: 4, assessed: 1 },
    });
    expect(await browser.call(assessmentsApi.get, { params })).toMatchObject({
      state: 'finalized',
      streamState: 'final',
      finalizedAt: expect.any(String),
    });
  });

  it('waits for the first answer, and leaves the assessment open until then', async () => {
    const given = await world.assessment();
    const params = { organizationId: given.owner.context.organizationId, assessmentId: given.view.id };
    const browser = world.server.as(given.owner);
    expect((await browser.problem(assessmentsApi.finalize, { params })).code).toBe('assessment.nothing-answered');
    expect(await browser.call(assessmentsApi.get, { params })).toMatchObject({ streamState: 'open' });

    const tab = await world.join(given.owner, given);
    const [first = ''] = given.responses;
    tab.edit(first as never, 'applicability', { applicability: 'not-applicable', reason: 'Nothing is recovered.' });
    await tab.settled();
    expect(await browser.call(assessmentsApi.finalize, { params })).toMatchObject({ revision: 1 });
  });

  it('tells everybody, and refuses what comes too late', async () => {
    const { given, params, browser, first, anna } = await answered();
    const ben = await world.join(given.owner, given);
    await browser.call(assessmentsApi.finalize, { params });
    await eventually(() => expect(anna.replica.state).toBe('final'));
    expect(anna.states.map(({ state, epoch }) => `${state} ${epoch}`)).toEqual(expect.arrayContaining(['final 1']));
    anna.edit(first, 'level', 1);
    expect(anna.told('refused')).toMatchObject([{ code: 'frozen' }]);

    const rejections: unknown[] = [];
    ben.socket.on(LIVE.rejected, (message: { rejections: unknown[] }) => rejections.push(...message.rejections));
    await ben.submit([ben.level(first, 1)], { epoch: 0 });
    await ben.submit([ben.level(first, 1)], { epoch: 1 });
    await eventually(() =>
      expect(rejections).toEqual([
        { clientSeq: 1, code: 'frozen' },
        { clientSeq: 2, code: 'frozen' },
      ]),
    );
  });

  it('lets no code at all write to a final assessment', async () => {
    const { given, params, browser, first } = await answered();
    await browser.call(assessmentsApi.finalize, { params });
    await expect(query(given, 'update response set level = 1 where id = $1', [first])).rejects.toThrow(/is final/);
    await expect(query(given, "update note set plain_text = 'x' where response_id = $1", [first])).rejects.toThrow(
      /is final/,
    );
    await expect(
      query(given, 'insert into assessment_operation select * from assessment_operation where seq = 1'),
    ).rejects.toThrow(/is final/);
  });

  it('is open again when finalizing fails, and can be finalized then', async () => {
    const { params, browser, anna, first } = await answered();
    jest
      .spyOn(world.server.app.get(NoteCompaction, { strict: false }), 'compact')
      .mockRejectedValueOnce(new Error('The threads are gone.'));
    expect((await browser.problem(assessmentsApi.finalize, { params })).code).toBe('internal');
    expect(await browser.call(assessmentsApi.get, { params })).toMatchObject({
      state: 'in-progress',
      streamState: 'open',
    });
    await eventually(() => expect([anna.replica.state, anna.replica.epoch]).toEqual(['open', 2]));
    anna.edit(first, 'level', 2);
    await anna.settled();
    expect(await browser.call(assessmentsApi.finalize, { params })).toMatchObject({ revision: 1 });
  });

  const dieFreezing = (given: GivenAssessment) =>
    query(
      given,
      "update assessment_stream set state = 'freezing', epoch = epoch + 1, freezing_since = now() where assessment_id = $1",
      [given.view.id],
    );

  it('goes on where it was when the process died in between', async () => {
    const { given, params, browser } = await answered();
    await dieFreezing(given);
    expect(await browser.call(assessmentsApi.finalize, { params })).toMatchObject({ revision: 1 });
  });

  it('can be given up between freezing and final', async () => {
    const { given, params, browser, anna, first } = await answered();
    await dieFreezing(given);
    expect(await browser.call(assessmentsApi.reopen, { params })).toMatchObject({ revision: 1, streamState: 'open' });
    await eventually(() => expect([anna.replica.state, anna.replica.epoch]).toEqual(['open', 2]));
    anna.edit(first, 'level', 2);
    await anna.settled();
    expect(anna.value(first, 'level')).toBe(2);
  });

  it('makes no version of what somebody has opened again meanwhile', async () => {
    const { given, params, browser } = await answered();
    jest.spyOn(world.server.app.get(NoteCompaction, { strict: false }), 'compact').mockImplementationOnce(async () => {
      await browser.call(assessmentsApi.reopen, { params });
    });
    expect((await browser.problem(assessmentsApi.finalize, { params })).code).toBe('conflict');
    expect(await query(given, 'select id from assessment_version')).toEqual([]);
    expect(await browser.call(assessmentsApi.get, { params })).toMatchObject({
      state: 'in-progress',
      streamState: 'open',
    });
  });

  it('makes one version when two people finalize at once', async () => {
    const { given, params, browser } = await answered();
    const versions = await Promise.all([1, 2].map(() => browser.raw(assessmentsApi.finalize, { params })));
    expect(versions.some(({ status }) => status === 200)).toBe(true);
    expect(versions.every(({ status }) => status === 200 || status === 409)).toBe(true);
    expect(await query(given, 'select id from assessment_version')).toHaveLength(1);
  });

  it('is done once: finalizing again is refused', async () => {
    const { params, browser } = await answered();
    await browser.call(assessmentsApi.finalize, { params });
    expect((await browser.problem(assessmentsApi.finalize, { params })).code).toBe('assessment.frozen');
  });

  it('reopens as a new revision and keeps the old version', async () => {
    const { params, browser, anna, first } = await answered();
    const old = await browser.call(assessmentsApi.finalize, { params });
    expect(await browser.call(assessmentsApi.reopen, { params })).toMatchObject({
      state: 'in-progress',
      streamState: 'open',
      revision: 2,
      finalizedAt: null,
    });
    await eventually(() => expect([anna.replica.state, anna.replica.epoch]).toEqual(['open', 2]));
    anna.edit(first, 'level', 5);
    await anna.settled();
    const next = await browser.call(assessmentsApi.finalize, { params });
    const { items } = await browser.call(assessmentsApi.versions, { params });
    expect(items).toEqual([next, old]);
    expect([next.overall.score, old.overall.score]).toEqual([5, 4]);
    expect(next.sha256).not.toBe(old.sha256);
  });

  it('says what an assessment scores, until it is open again', async () => {
    const { given, params, browser } = await answered();
    const scores = async () => {
      const { items } = await browser.call(assessmentsApi.list, { params });
      return items.find(({ id }) => id === given.view.id)?.overall.score;
    };
    const { overall } = await browser.call(assessmentsApi.finalize, { params });
    expect(await scores()).toBe(overall.score);
    // Behind the product's back: nothing changes a version.
    await world.asAdmin(
      `set session_replication_role = 'replica'; update assessment_version set score = 1.5 where assessment_id = '${given.view.id}'`,
    );
    expect(await scores()).toBe(1.5);
    await browser.call(assessmentsApi.reopen, { params });
    expect(await scores()).toBe(4);
  });

  it('is unknown to other organizations', async () => {
    const { params } = await answered();
    const stranger = await world.server.given.organization();
    const theirs = { ...params, organizationId: stranger.context.organizationId };
    expect((await world.server.as(stranger).problem(assessmentsApi.finalize, { params: theirs })).code).toBe(
      'not-found',
    );
  });

  it('reopens nothing that is open', async () => {
    const { params, browser } = await answered();
    expect((await browser.problem(assessmentsApi.reopen, { params })).code).toBe('assessment.not-final');
  });

  it('is not for assessors', async () => {
    const { given, params } = await answered();
    const assessor = world.server.as(await world.server.given.member(given.owner, 'assessor'));
    expect((await assessor.problem(assessmentsApi.finalize, { params })).code).toBe('access.forbidden');
    expect((await assessor.problem(assessmentsApi.reopen, { params })).code).toBe('access.forbidden');
    expect((await assessor.call(assessmentsApi.versions, { params })).items).toEqual([]);
  });
});
