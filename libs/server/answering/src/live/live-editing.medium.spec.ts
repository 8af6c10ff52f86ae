import { TenantBatches } from '@certitude/server/core';
import { eventually } from '@certitude/server/testing';
import { type Joined, LIVE, type MessageRefused, type PackedContent, type PackedFrame } from '@certitude/contracts';
import { v4 } from 'uuid';
import { type GivenAssessment, World } from '../testing/world';

describe('live editing', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(async () => {
    jest.restoreAllMocks();
    await world.tidy();
  });
  afterAll(() => world.close());

  /** The owner and an assessor in one assessment, and its first response. */
  const two = async () => {
    const given = await world.assessment();
    const [response, other] = given.responses;
    if (!response || !other) throw new Error('No responses.');
    const assessor = await world.server.given.member(given.owner, 'assessor');
    return {
      given,
      response,
      other,
      assessor,
      anna: await world.join(given.owner, given),
      ben: await world.join(assessor, given),
    };
  };
  const logged = (given: GivenAssessment) =>
    world.server.db.transaction(given.owner.context, (tx) =>
      tx.query<{ seq: number; field: string; client_seq: number | null }>(
        'select seq::int, field, client_seq::float8 as client_seq from assessment_operation where assessment_id = $1 order by seq',
        [given.view.id],
      ),
    );
  /** Replaces the answer of the next commit by something of the test's, after or before it happens. */
  const nextCommit = (replace: (commit: () => Promise<unknown>) => Promise<unknown>) => {
    const batches = world.server.app.get(TenantBatches, { strict: false });
    const real = batches.commit.bind(batches);
    const spy = jest.spyOn(batches, 'commit');
    spy.mockImplementationOnce(((...input: Parameters<typeof real>) => replace(() => real(...input))) as never);
    return spy;
  };

  it('shows an edit to everybody in the assessment, its author included', async () => {
    const { anna, ben, response } = await two();
    anna.edit(response, 'level', 3);
    await eventually(() => expect(ben.value(response, 'level')).toBe(3));
    await anna.settled();
    expect(anna.seen.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(ben.value(response, 'status')).toBe('in-progress');
  });

  it('merges what two people write in the same note', async () => {
    const { anna, ben, response } = await two();
    anna.type(response, 'Keys live in an HSM.');
    ben.type(response, 'The board has signed.');
    await Promise.all([anna.settled(), ben.settled()]);

    await eventually(() => expect(ben.text(response)).toBe(anna.text(response)));
    expect(anna.text(response).split('\n').sort()).toEqual(['Keys live in an HSM.', 'The board has signed.']);
  });

  it('takes binary as browsers send it, and sends it as browsers read it', async () => {
    const { anna, ben, response, given } = await two();
    const frames: PackedFrame[] = [];
    ben.socket.on(LIVE.operations, (frame: PackedFrame) => frames.push(frame));
    // Node's encoder makes an ArrayBuffer of it, as a browser would.
    anna.type(response, 'Bytes.');
    await anna.settled();
    await eventually(() => expect(ben.text(response)).toBe('Bytes.'));
    // A browser decodes what is a Buffer here, and nothing else, to bytes.
    expect(Buffer.isBuffer(frames[0]?.[2][0]?.at(-1))).toBe(true);
    const { organizationId: organization, id: assessment } = given.view;
    const place = { organization, assessment, client: v4() };
    const { content } = await ben.request<{ content: PackedContent }>(LIVE.join, place);
    expect(Buffer.isBuffer(content[0] === 'snapshot' && content[2][0]?.[2])).toBe(true);
  });

  it('gives the same content to whoever joins later', async () => {
    const { anna, given, response, assessor } = await two();
    anna.edit(response, 'level', 4);
    anna.edit(response, 'applicability', { applicability: 'partially-applicable', reason: 'Only the issuing CA.' });
    anna.type(response, 'Seen on site.');
    await anna.settled();
    const late = await world.join(assessor, given);
    expect(late.replica.view(response)?.values).toEqual(anna.replica.view(response)?.values);
    expect(late.replica.view(response)?.origins.level).toMatchObject({ seq: 1, actor: given.owner.accountId });
    expect(late.text(response)).toBe('Seen on site.');
  });

  it('acknowledges nothing before it is committed', async () => {
    const { anna, ben, response, given } = await two();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const commits = nextCommit(async (commit) => {
      await held;
      return commit();
    });
    anna.edit(response, 'level', 2);
    await eventually(() => expect(commits).toHaveBeenCalled());
    // The connection is alive, and whatever was sent before this answer has arrived.
    const where = { assessment: given.view.id, response, cursor: null };
    expect(await anna.request(LIVE.presence, where)).toEqual({ ok: true });
    expect(anna.replica.saving().pending).toBe(1);
    expect([...anna.seen, ...ben.seen]).toEqual([]);
    goOn();
    await anna.settled();
    await eventually(() => expect(ben.value(response, 'level')).toBe(2));
  });

  it('makes one batch of everything that arrives during a commit', async () => {
    const { anna, ben, response, other } = await two();
    let goOn: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (goOn = resolve));
    const commits = nextCommit(async (commit) => {
      await held;
      return commit();
    });
    anna.edit(response, 'level', 1);
    await eventually(() => expect(commits).toHaveBeenCalledTimes(1));
    for (const value of [1, 2, 3]) expect(await ben.submit([ben.level(other, value)])).toEqual({ ok: true });
    goOn();
    await eventually(() => expect(ben.seen.at(-1)?.operation).toMatchObject({ field: 'level', value: 3 }));
    expect(commits).toHaveBeenCalledTimes(2);
    expect(ben.seen.map(({ seq }) => seq)).toEqual(ben.seen.map((_, index) => index + 1));
  });

  it('applies a message that is sent twice only once', async () => {
    const { ben, response, given } = await two();
    const operation = ben.level(response, 3);
    await ben.submit([operation]);
    await ben.submit([operation]);
    await ben.submit([operation, ben.level(response, 4)]);
    await eventually(() => expect(ben.seen.at(-1)?.operation).toMatchObject({ value: 4 }));
    expect((await logged(given)).filter(({ field }) => field === 'level').map((row) => row.client_seq)).toEqual([1, 2]);
  });

  it('loses nothing and applies nothing twice when the outcome of a commit is unknown', async () => {
    const { anna, ben, response, given } = await two();
    nextCommit(async (commit) => {
      await commit();
      throw new Error('The connection broke.');
    });
    anna.edit(response, 'level', 5);
    await anna.settled();
    await eventually(() => expect(ben.value(response, 'level')).toBe(5));
    expect((await logged(given)).map(({ field }) => field)).toEqual(['level', 'status']);
  });

  it('sends an edit again when its commit did not happen', async () => {
    const { anna, ben, response, given } = await two();
    nextCommit(() => Promise.reject(new Error('The database is away.')));
    anna.edit(response, 'level', 5);
    await anna.settled();
    await eventually(() => expect(ben.value(response, 'level')).toBe(5));
    expect(anna.told('refused')).toEqual([]);
    expect(await logged(given)).toHaveLength(2);
  });

  it('tells both when the later of two concurrent levels replaces the earlier one', async () => {
    const { anna, ben, response, given, assessor } = await two();
    await ben.submit([ben.level(response, 2)]);
    await anna.submit([anna.level(response, 4)]);
    await eventually(() => expect(ben.value(response, 'level')).toBe(4));
    const last = ben.seen.filter(({ operation }) => operation.field === 'level').at(-1)?.operation;
    expect(last).toMatchObject({
      actor: given.owner.accountId,
      previous: 2,
      overwrote: { actor: assessor.accountId, seq: 1 },
    });
  });

  it('does not apply an old edit to a field that changed meanwhile, and says what stands', async () => {
    const { anna, ben, response } = await two();
    anna.edit(response, 'level', 4);
    await anna.settled();
    await eventually(() => expect(ben.value(response, 'level')).toBe(4));
    const told = new Promise((resolve) => ben.socket.once(LIVE.rejected, resolve));
    await ben.submit([ben.level(response, 1, { age: 31_000 })]);
    await told;
    const { cursor } = (await ben.join()) as Joined;
    expect(cursor.rejected).toEqual([{ clientSeq: 1, code: 'stale', current: 4 }]);
    expect(anna.value(response, 'level')).toBe(4);
  });

  it('refuses a corrupt update of a note, changes nothing, and keeps the connection', async () => {
    const { anna, ben, response, given } = await two();
    const rejections: unknown[] = [];
    ben.socket.on(LIVE.rejected, (message) => rejections.push(message));
    const update = Buffer.from('this is no yjs update');
    const operation = { clientSeq: ben.nextSeq(), response, age: 0, field: 'rationale', update, generation: 1 };
    expect(await ben.submit([operation])).toEqual({ ok: true });
    await eventually(() =>
      expect(rejections).toEqual([
        { assessment: given.view.id, client: ben.client, rejections: [{ clientSeq: 1, code: 'invalid' }] },
      ]),
    );
    expect(await logged(given)).toEqual([]);
    await ben.submit([ben.level(response, 1)]);
    await eventually(() => expect(anna.value(response, 'level')).toBe(1));
  });

  it('refuses an update that rests on something nobody has', async () => {
    const { anna, ben, response } = await two();
    anna.type(response, 'First.');
    await anna.settled();
    // What a second paragraph of somebody rests on is missing for those who never saw the first.
    const lonely = await world.assessment();
    const outsider = await world.join(lonely.owner, lonely);
    const [there] = lonely.responses;
    if (!there) throw new Error('No response.');
    outsider.type(there, 'One.');
    await outsider.settled();
    outsider.type(there, 'Two.');
    await outsider.settled();
    const second = outsider.seen.filter(({ operation }) => operation.field === 'rationale').at(-1)?.operation;
    if (second?.field !== 'rationale') throw new Error('No update.');
    const rejections: { code: string }[] = [];
    ben.socket.on(LIVE.rejected, (message: { rejections: { code: string }[] }) =>
      rejections.push(...message.rejections),
    );
    await ben.submit([
      {
        clientSeq: ben.nextSeq(),
        response,
        age: 0,
        field: 'rationale',
        update: Buffer.from(second.update),
        generation: 1,
      },
    ]);
    await eventually(() => expect(rejections).toEqual([{ clientSeq: 1, code: 'gap' }]));
    expect(ben.text(response)).toBe('First.');
  });

  it.each([
    ['nothing', undefined],
    ['a number', 7],
    ['an empty object', {}],
    ['a list', [1, 2, 3]],
    ['operations that are none', { operations: 'all' }],
  ])('answers %s instead of a message with "invalid", and keeps the connection', async (_, payload) => {
    const { ben, response, anna } = await two();
    for (const message of [LIVE.join, LIVE.submit, LIVE.leave, LIVE.presence])
      expect(await ben.request(message, payload)).toEqual({ ok: false, code: 'invalid' });
    await ben.submit([ben.level(response, 2)]);
    await eventually(() => expect(anna.value(response, 'level')).toBe(2));
  });

  it.each([
    ['a level above 5', { field: 'level', value: 6 }],
    ['not applicable without a reason', { field: 'applicability', value: { applicability: 'not-applicable' } }],
    ['a decision as a status', { field: 'status', value: 'accepted' }],
    ['a field that does not exist', { field: 'score', value: 5 }],
    ['a due date that is none', { field: 'dueOn', value: '2026-02-31' }],
  ])('refuses %s', async (_, part) => {
    const { ben, response, given } = await two();
    const answer = await ben.submit([{ ...ben.level(response, 1), ...part }]);
    expect(answer).toEqual({ ok: false, code: 'invalid' });
    expect(await logged(given)).toEqual([]);
  });

  it('tells of a refused message whether asked or not, and of an accepted one only when asked', async () => {
    const { ben, response, given } = await two();
    const told: MessageRefused[] = [];
    ben.socket.on(LIVE.refused, (refusal: MessageRefused) => told.push(refusal));
    const [assessment, stranger] = [given.view.id, v4()];
    const common = { assessment, client: ben.client, epoch: ben.replica.epoch };
    ben.socket.emit(LIVE.submit, { ...common, operations: [ben.level(response, 2)] });
    ben.socket.emit(LIVE.submit, { ...common, operations: [ben.level(response, 6)] });
    ben.socket.emit(LIVE.submit, { ...common, client: stranger, operations: [ben.level(response, 3)] });
    ben.socket.emit(LIVE.submit, 'operations');
    await eventually(() => expect(told).toHaveLength(3));
    expect(told).toEqual(
      expect.arrayContaining([
        { message: LIVE.submit, assessment, client: ben.client, code: 'invalid' },
        { message: LIVE.submit, assessment, client: stranger, code: 'not_found' },
        { message: LIVE.submit, assessment: null, client: null, code: 'invalid' },
      ]),
    );
    await eventually(() => expect(ben.value(response, 'level')).toBe(2));
    expect((await logged(given)).map(({ field }) => field)).toEqual(['level', 'status']);
  });

  it('gives a reconnecting tab only what it missed', async () => {
    const { anna, ben, response, other } = await two();
    anna.edit(response, 'level', 1);
    await anna.settled();
    await eventually(() => expect(ben.replica.head).toBe(2));
    ben.socket.disconnect();
    anna.edit(other, 'level', 2);
    anna.edit(response, 'flag', true);
    await anna.settled();
    ben.socket.connect();
    await eventually(() => expect(ben.value(response, 'flag')).toBe(true));
    expect(ben.answers.at(-1)?.content).toMatchObject({ kind: 'tail', first: 3 });
    expect(ben.value(other, 'level')).toBe(2);
  });

  it('reads a long tail from the log, with what is committed meanwhile', async () => {
    const { anna, ben, response, given } = await two();
    await eventually(() => expect(ben.replica.head).toBe(0));
    ben.socket.disconnect();
    for (let round = 0; round < 6; round += 1) {
      world.server.clock.advance(60_000);
      const operations = Array.from({ length: 60 }, (_, index) => anna.level(response, (index % 5) + 1));
      expect(await anna.submit(operations)).toEqual({ ok: true });
    }
    await eventually(() => expect(anna.replica.head).toBeGreaterThan(360));
    ben.socket.connect();
    await eventually(() => expect(ben.replica.head).toBe(anna.replica.head));
    expect(ben.answers.at(-1)?.content).toMatchObject({ kind: 'tail', first: 1 });
    expect(ben.value(response, 'level')).toBe(anna.value(response, 'level'));
    expect(await logged(given)).toHaveLength(anna.replica.head ?? 0);
  });

  it('gives a snapshot to a tab whose epoch is over', async () => {
    const { ben, anna, response } = await two();
    anna.edit(response, 'level', 1);
    await anna.settled();
    const answer = (await ben.join({ last: 1, epoch: 77 })) as Joined;
    expect(answer.content.kind).toBe('snapshot');
  });

  it('tells a tab that joins again how far its outbox was dealt with', async () => {
    const { ben, response } = await two();
    await ben.submit([ben.level(response, 2), ben.level(response, 3)]);
    await eventually(() => expect(ben.replica.head).toBe(3));
    const answer = (await ben.join()) as Joined;
    expect(answer).toMatchObject({ head: 3, cursor: { clientSeq: 2, rejected: [] } });
  });

  it('does not let anybody use the client id of another person', async () => {
    const { anna, ben, response, given } = await two();
    await ben.submit([ben.level(response, 2)]);
    await eventually(() => expect(anna.value(response, 'level')).toBe(2));
    expect(await anna.join({ client: ben.client })).toEqual({ ok: false, code: 'forbidden' });
    expect(await anna.submit([anna.level(response, 5)], { client: ben.client })).toEqual({
      ok: false,
      code: 'not_found',
    });
    expect((await logged(given)).filter(({ field }) => field === 'level')).toHaveLength(1);
  });

  it('treats an assessment of another organization like one that does not exist', async () => {
    const { given } = await two();
    const own = await world.assessment();
    const stranger = await world.join(own.owner, own);
    const mine = own.owner.context.organizationId;
    const theirs = given.owner.context.organizationId;
    const nowhere = '01890000-0000-7000-8000-000000000000';
    expect(await stranger.join({ organization: theirs, assessment: given.view.id })).toEqual({
      ok: false,
      code: 'not_found',
    });
    expect(await stranger.join({ organization: mine, assessment: given.view.id })).toEqual({
      ok: false,
      code: 'not_found',
    });
    expect(await stranger.join({ organization: mine, assessment: nowhere })).toEqual({ ok: false, code: 'not_found' });
    expect(
      await stranger.submit([stranger.level(given.responses[0] ?? ('' as never), 5)], { assessment: given.view.id }),
    ).toEqual({
      ok: false,
      code: 'not_found',
    });
  });

  it('stops telling a tab that has left', async () => {
    const { anna, ben, response, given } = await two();
    expect(await ben.request(LIVE.leave, { assessment: given.view.id })).toEqual({ ok: true });
    anna.edit(response, 'level', 3);
    await anna.settled();
    expect(await ben.submit([ben.level(response, 1)])).toEqual({ ok: false, code: 'not_found' });
    expect(ben.seen).toEqual([]);
  });

  it('announces a submission for review and an assignment', async () => {
    const { anna, ben, response, assessor, given } = await two();
    anna.edit(response, 'owner', assessor.accountId);
    anna.edit(response, 'level', 3);
    await anna.settled();
    await eventually(() => expect(ben.value(response, 'level')).toBe(3));
    ben.edit(response, 'status', 'ready-for-review');
    await ben.settled();
    const events = await world.server.db.transaction(given.owner.context, (tx) =>
      tx.query<{ name: string; payload: unknown }>('select name, payload from outbox order by id'),
    );
    const subject = { assessmentId: given.view.id, responseId: response };
    expect(events).toEqual([
      { name: 'response.assigned', payload: { ...subject, by: given.owner.accountId, owner: assessor.accountId } },
      { name: 'response.submitted', payload: { ...subject, by: assessor.accountId, reviewer: null } },
    ]);
  });

  it('does not make somebody an owner who is not a member', async () => {
    const { anna, response } = await two();
    const stranger = await world.server.given.person();
    anna.edit(response, 'owner', stranger.accountId);
    await anna.settled();
    expect(anna.told('refused')).toMatchObject([{ field: 'owner', code: 'invalid' }]);
  });
});
