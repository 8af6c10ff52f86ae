import { element, LABORIOUS, mark, updateOf, value, words } from '@certitude/collab/testing';
import { assessmentsApi, type ResponseId } from '@certitude/contracts';
import { type SystemContext } from '@certitude/server/core';
import { eventually } from '@certitude/server/testing';
import { FreezingSweep } from '../finalize/freezing-sweep.service';
import { type GivenAssessment, World } from '../testing/world';
import { NoteCompaction } from './note-compaction';

const NOTE = { inside: 'note' } as const;
const OBJECT = [1, 118, 1, 1, 97, 118, 0];
const laborious = (pieces: number): Uint8Array =>
  LABORIOUS['everything at the start, in front of a long line']?.(pieces) ?? new Uint8Array();
const nested = (depth: number): Uint8Array =>
  updateOf([
    [1, Array.from({ length: depth }, (_, at) => element('blockquote', at === 0 ? NOTE : { inside: [1, at - 1] }))],
  ]);

/** What an earlier version let in, and whether it can be put together all the same. */
const ACCEPTED_EARLIER: readonly (readonly [what: string, update: () => Uint8Array, whole: boolean])[] = [
  ['text that is laborious to place', () => laborious(9_000), false],
  ['bytes that are no update', () => new Uint8Array([9, 9, 9]), false],
  [
    'values of foreign types',
    () => updateOf([[1, [element('heading', NOTE), value(OBJECT, { inside: [1, 0], key: 'level' })]]]),
    true,
  ],
  ['elements thousands deep', () => nested(5_000), true],
  [
    'control characters in keys',
    () => updateOf([[1, [element('heading', NOTE), value([1, 119, 1, 0], { inside: [1, 0], key: 'le\u0000vel' })]]]),
    true,
  ],
  [
    'halves of characters in marks',
    () =>
      updateOf([
        [
          1,
          [
            ...[element('paragraph', NOTE), words({ inside: [1, 0] })],
            mark('com\u0000ment', '{"\\u0000":"\\ud800"}', { inside: [1, 1] }),
          ],
        ],
      ]),
    true,
  ],
];

describe('a hostile note', () => {
  let world: World;
  beforeAll(async () => {
    world = await World.make();
  });
  afterEach(() => world.tidy());
  afterAll(() => world.close());

  const query = <Row>({ owner }: GivenAssessment, sql: string, values: readonly unknown[] = []) =>
    world.server.db.transaction(owner.context, (tx) => tx.query<Row>(sql, values));
  const paramsOf = ({ owner, view }: GivenAssessment) => ({
    organizationId: owner.context.organizationId,
    assessmentId: view.id,
  });
  const compact = ({ owner, view }: GivenAssessment) => {
    const context: SystemContext = { organizationId: owner.context.organizationId, actor: null, requestId: 'test' };
    return world.server.app.get(NoteCompaction, { strict: false }).compact(context, view.id);
  };

  /** As if an earlier version had accepted it. */
  const smuggle = async (given: GivenAssessment, response: ResponseId, update: Uint8Array) => {
    await query(
      given,
      `with s as (update assessment_stream set head = head + 1 where assessment_id = $1 returning organization_id, head)
       insert into assessment_operation (organization_id, assessment_id, seq, actor_id, response_id, field, update, generation, at)
       select s.organization_id, $1, s.head, $2, $3, 'rationale', $4, 1, now() from s`,
      [given.view.id, given.owner.accountId, response, Buffer.from(update)],
    );
  };
  /** Two answers with words, the second one with a hostile note on top, while nobody is in the room. */
  const given = async (update: Uint8Array) => {
    const assessment = await world.assessment();
    const [good, bad] = assessment.responses;
    if (!good || !bad) throw new Error('No responses.');
    const anna = await world.join(assessment.owner, assessment);
    anna.edit(good, 'level', 3);
    anna.type(good, 'Good words.');
    anna.type(bad, 'Words before.');
    for (const response of [good, bad]) anna.edit(response, 'status', 'ready-for-review');
    await anna.settled();
    await compact(assessment);
    // The tab is in this process: what it put together here would stop everybody.
    anna.replica.closeNote(bad);
    await smuggle(assessment, bad, update);
    const reviewer = world.server.as(await world.server.given.member(assessment.owner, 'reviewer'));
    return { assessment, good, bad, anna, reviewer, browser: world.server.as(assessment.owner) };
  };

  it.each(ACCEPTED_EARLIER)('of %s keeps nobody from reviewing and finalizing', async (_what, update, whole) => {
    const { assessment, good, bad, reviewer, browser } = await given(update());
    const params = paramsOf(assessment);
    const review = await reviewer.call(assessmentsApi.review, { params: { ...params, responseId: good } });
    const body = { decision: 'accepted' as const, hash: review.hash };
    await reviewer.call(assessmentsApi.decide, { params: { ...params, responseId: good }, body });

    const judged = await reviewer.raw(assessmentsApi.review, { params: { ...params, responseId: bad } });
    const { items } = await browser.call(assessmentsApi.quarantinedNotes, { params });
    if (whole) {
      expect([judged.status, items]).toEqual([200, []]);
    } else {
      expect(items).toMatchObject([{ response: bad, title: expect.stringMatching(/\w/) }]);
      const named = expect.stringContaining(items[0]?.title ?? '');
      expect(judged.body).toMatchObject({ code: 'note.quarantined', detail: named });
      const refused = await browser.problem(assessmentsApi.finalize, { params });
      expect(refused).toMatchObject({ code: 'note.quarantined', detail: named });
      expect(await browser.call(assessmentsApi.get, { params })).toMatchObject({ streamState: 'open' });
      const repair = { params: { ...params, responseId: bad } };
      expect(await browser.call(assessmentsApi.repairNote, repair)).toEqual({ response: bad, restored: 'version' });
    }
    await browser.call(assessmentsApi.finalize, { params });
    const [stored] = await query<{ content: { responses: { id: string; rationale: string }[] } }>(
      assessment,
      'select content from assessment_version',
    );
    const rationales = stored?.content.responses.filter(({ rationale }) => rationale !== '') ?? [];
    expect(rationales.map(({ id }) => id)).toEqual([good, bad]);
    expect(rationales[1]?.rationale).toContain('Words before.');
  });

  it('is closed for edits, by name, while the others are compacted and edited', async () => {
    const { assessment, good, bad, anna } = await given(new Uint8Array([9]));
    anna.type(good, 'More good words.');
    await anna.settled();
    await compact(assessment);
    expect(await query(assessment, 'select plain_text as text from note where response_id = $1', [good])).toEqual([
      { text: 'Good words.\nMore good words.' },
    ]);
    const ben = await world.join(assessment.owner, assessment);
    expect([ben.text(good), ben.text(bad)]).toEqual(['Good words.\nMore good words.', '']);
    ben.type(bad, 'Too late.');
    await eventually(() => expect(ben.told('noteRefused')).toMatchObject([{ code: 'quarantined' }]));
    ben.type(good, 'And more.');
    await ben.settled();
    await eventually(() => expect(anna.text(good)).toBe('Good words.\nMore good words.\nAnd more.'));
  });

  it('is repaired as a new note that everybody sees, edits and has to review anew', async () => {
    const { assessment, bad, anna, browser } = await given(new Uint8Array([9]));
    await compact(assessment);
    const params = { ...paramsOf(assessment), responseId: bad };
    await browser.call(assessmentsApi.repairNote, { params });
    await eventually(() => expect(anna.text(bad)).toBe('Words before.'));
    await eventually(() => expect(anna.value(bad, 'status')).toBe('in-progress'));
    anna.type(bad, 'And after.');
    await anna.settled();
    await compact(assessment);
    expect(await query(assessment, 'select plain_text as text from note where response_id = $1', [bad])).toEqual([
      { text: 'Words before.\nAnd after.' },
    ]);
    expect((await browser.problem(assessmentsApi.repairNote, { params })).code).toBe('not-found');
  });

  it('whose last version is damaged, too, is repaired with its words', async () => {
    const { assessment, bad, browser } = await given(new Uint8Array([9]));
    await query(assessment, 'update note set snapshot = $2 where response_id = $1', [bad, Buffer.from([7, 7])]);
    await compact(assessment);
    const params = { ...paramsOf(assessment), responseId: bad };
    expect(await browser.call(assessmentsApi.repairNote, { params })).toEqual({ response: bad, restored: 'words' });
    await browser.call(assessmentsApi.finalize, { params });
  });

  it('is repaired by those who finalize, and by nobody else', async () => {
    const { assessment, bad } = await given(new Uint8Array([9]));
    await compact(assessment);
    const params = { ...paramsOf(assessment), responseId: bad };
    const assessor = world.server.as(await world.server.given.member(assessment.owner, 'assessor'));
    expect((await assessor.problem(assessmentsApi.repairNote, { params })).code).toBe('access.forbidden');
    expect((await assessor.call(assessmentsApi.quarantinedNotes, { params })).items).toHaveLength(1);
  });

  it('stops nobody else while it is put together', async () => {
    const { assessment, browser } = await given(laborious(9_000));
    const other = await world.assessment();
    const attack = compact(assessment);
    let requests = 0;
    let slowest = 0;
    const isOver = attack.then(() => true);
    while (!(await Promise.race([isOver, Promise.resolve(false)]))) {
      const before = performance.now();
      await world.server.as(other.owner).call(assessmentsApi.get, { params: paramsOf(other) });
      slowest = Math.max(slowest, performance.now() - before);
      requests += 1;
    }
    process.stdout.write(`${requests} requests of others during a hostile note, the slowest ${slowest.toFixed()} ms\n`);
    expect(requests).toBeGreaterThan(1);
    expect((await browser.call(assessmentsApi.quarantinedNotes, { params: paramsOf(assessment) })).items).toHaveLength(
      1,
    );
  });

  it('never leaves an assessment freezing, not even when the process dies', async () => {
    const { assessment, good, anna } = await given(laborious(10));
    const sweep = world.server.app.get(FreezingSweep, { strict: false });
    const freeze = "update assessment_stream set state = 'freezing', epoch = epoch + 1, freezing_since = now()";
    await query(assessment, `${freeze} where assessment_id = $1`, [assessment.view.id]);
    await sweep.run(world.server.clock.now());
    const state = () => query(assessment, 'select state from assessment_stream');
    expect(await state()).toEqual([{ state: 'freezing' }]);
    await query(assessment, "update assessment_stream set freezing_since = now() - interval '1 hour'");
    await sweep.run(world.server.clock.now());
    expect(await state()).toEqual([{ state: 'open' }]);
    await eventually(() => expect([anna.replica.state, anna.replica.epoch]).toEqual(['open', 2]));
    anna.edit(good, 'level', 4);
    await anna.settled();
    expect(anna.value(good, 'level')).toBe(4);
  });
});
