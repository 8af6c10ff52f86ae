import { evidenceApi, type EvidenceView } from '@certitude/contracts';
import { newId, type TenantTransaction } from '@certitude/server/core';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from '../isolation/contexts';
import { DutiesWorld } from './duties-world';

jest.setTimeout(300_000);
const FINAL = 'CE001';
const ANOTHERS_NAME = 'CE002';
const UNDECIDED = 'CE004';
const NO_RIGHT = '42501';
const INCOMPLETE = '23514';
const NOBODY = '23503';

const REVIEW = (column: string): string =>
  `insert into review (organization_id, id, ${column}, decision, hash, reviewer_id, at)
   values ($1, gen_random_uuid(), $2, $3, $4, $5, now())`;
type Step = readonly [sql: string, values?: readonly unknown[]];

describe('what the database refuses by itself', () => {
  let server: TestServer;
  let world: DutiesWorld;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    world = await DutiesWorld.make(server);
  });

  /** The SQLSTATE of each statement of one transaction, up to the first that is refused. Nothing stays. */
  const answers = async (by: GivenMember, ...steps: readonly Step[]): Promise<(string | null)[]> => {
    const undo = new Error('Nothing stays.');
    const states: (string | null)[] = [];
    await server.db
      .transaction(by.context, async (tx: TenantTransaction) => {
        for (const [sql, values] of steps) {
          await tx.query(sql, values ?? []);
          states.push(null);
        }
        throw undo;
      })
      .catch((error: unknown) => {
        if (error !== undo) states.push((error as { driverError?: { code?: string } }).driverError?.code ?? `${error}`);
      });
    return states;
  };
  /** What the last of them comes to, after all others went through. */
  const last = async (by: GivenMember, ...steps: readonly Step[]): Promise<string | null | undefined> => {
    const states = await answers(by, ...steps);
    expect(states.slice(0, steps.length - 1)).toEqual(Array(steps.length - 1).fill(null));
    return states.at(-1);
  };
  const decision = (
    by: GivenMember,
    column: string,
    { id, hash }: { id: string; hash: string },
    word: string,
  ): Step => [REVIEW(column), [world.at.organizationId, id, word, hash, by.accountId]];
  const submitted = async (): Promise<EvidenceView> =>
    world.submit(world.actor, await world.evidence(world.actor, { attached: true }));

  it.each([
    ['stored_file', 'uploaded_by', {}],
    ['evidence', 'created_by', {}],
    ['evidence_revision', 'created_by', { number: 2, state: 'draft' }],
    ['evidence_link', 'linked_by', {}],
  ])('writing %s in another’s name', async (table, column, more) => {
    await world.evidence(world.actor, { file: await world.upload(world.actor), attached: true });
    const responseId = world.assessment.responses[1]?.id;
    const copy = (author: GivenMember): Step => [
      `insert into ${table} select (jsonb_populate_record(t, $1)).* from ${table} t limit 1`,
      [
        {
          id: newId(),
          ...(table === 'evidence_link' ? { response_id: responseId } : {}),
          ...more,
          [column]: author.accountId,
        },
      ],
    ];
    expect(await last(world.actor, copy(world.actor))).toBeNull();
    expect(await last(world.actor, copy(world.other))).toBe(ANOTHERS_NAME);
  });

  describe('a status that is not what was decided:', () => {
    it('of an answer', async () => {
      const { other, neutral, place } = world;
      await world.edit(other, { field: 'level', value: 3 }, { field: 'status', value: 'ready-for-review' });
      const judged = { id: place.responseId, hash: await world.responseHash(neutral) };
      const set = (status: string): Step => ['update response set status = $2 where id = $1', [judged.id, status]];
      const asked = decision(neutral, 'response_id', judged, 'changes-requested');
      expect(await last(neutral, asked, set('changes-requested'))).toBeNull();
      expect(await last(neutral, asked, set('accepted'))).toBe(UNDECIDED);
      const accepted = decision(neutral, 'response_id', judged, 'accepted');
      const level: Step = ['update response set level = 5 where id = $1', [judged.id]];
      expect(await last(neutral, accepted, set('accepted'), level)).toBe(UNDECIDED);
    });

    it('of a revision', async () => {
      const { current } = await submitted();
      const set = (state: string): Step => [
        'update evidence_revision set state = $2 where id = $1',
        [current.id, state],
      ];
      const refused = decision(world.neutral, 'evidence_revision_id', current, 'rejected');
      expect(await last(world.neutral, refused, set('rejected'))).toBeNull();
      expect(await last(world.neutral, refused, set('accepted'))).toBe(UNDECIDED);
    });
  });

  describe('a decision on a revision', () => {
    const accept = (judged: { id: string; hash: string }): Step =>
      decision(world.neutral, 'evidence_revision_id', judged, 'accepted');

    it('that says something else', async () => {
      const { current } = await submitted();
      expect(await last(world.neutral, accept(current))).toBeNull();
      expect(await last(world.neutral, accept({ ...current, hash: 'f'.repeat(64) }))).toBe(UNDECIDED);
    });

    it('that is no more the newest one, although it waits', async () => {
      const { current } = await submitted();
      await world.raw(
        world.other,
        'insert into evidence_revision select (jsonb_populate_record(r, $2)).* from evidence_revision r where id = $1',
        [
          current.id,
          {
            id: newId(),
            number: 2,
            state: 'draft',
            created_by: world.other.accountId,
            submitted_by: null,
            submitted_at: null,
          },
        ],
      );
      expect(await last(world.neutral, accept(current))).toBe(UNDECIDED);
    });

    it('that was decided on', async () => {
      const { current, id } = await submitted();
      const params = { ...world.at, evidenceId: id };
      await server
        .as(world.neutral)
        .call(evidenceApi.decide, { params, body: { decision: 'rejected', comment: 'Old.', hash: current.hash } });
      expect(await last(world.neutral, accept(current))).toBe(UNDECIDED);
    });
  });

  it.each([
    ['out of its order', { number: 9, state: 'draft' }, UNDECIDED],
    ['that is accepted from the start', { number: 2, state: 'accepted' }, UNDECIDED],
    ['that comes after the one before', { number: 2, state: 'draft' }, null],
  ])('or not: a revision %s', async (_, more, state) => {
    const { current } = await world.evidence(world.actor);
    const copy: Step = [
      'insert into evidence_revision select (jsonb_populate_record(r, $2)).* from evidence_revision r where id = $1',
      [current.id, { id: newId(), ...more }],
    ];
    expect(await last(world.actor, copy)).toBe(state);
  });

  describe('of finalizing and reopening by hand', () => {
    const at = () => [world.place.assessmentId];
    const stream = (set: string): Step => [`update assessment_stream set ${set} where assessment_id = $1`, at()];
    const assessment = (set: string): Step => [`update assessment set ${set} where id = $1`, at()];
    const version = (revision = 1): Step => [
      `insert into assessment_version
         (organization_id, id, assessment_id, revision, content, sha256, assessed, applicable, finalized_by, finalized_at)
       select organization_id, $2, id, ${revision}, '{}', repeat('a', 64), 0, 0, created_by, now() from assessment where id = $1`,
      [...at(), newId()],
    ];
    const freeze = () => stream("state = 'freezing'");
    const end = () => stream("state = 'final'");
    const made = () => assessment("state = 'finalized', finalized_at = now()");
    const reopened = () => assessment("state = 'in-progress', revision = revision + 1, finalized_at = null");
    const copied: Step = [
      'insert into assessment select (jsonb_populate_record(a, $1)).* from assessment a limit 1',
      [{ id: newId(), state: 'finalized' }],
    ];
    const finalized = (): Step[] => [freeze(), version(), made(), end()];

    it.each<[string, () => readonly Step[], string | null]>([
      ['nothing, step by step', () => [...finalized(), reopened(), stream("state = 'open', epoch = epoch + 1")], null],
      ['a finalized assessment without a version', () => [freeze(), made()], FINAL],
      ['one whose version is of another revision', () => [freeze(), version(7), made()], FINAL],
      ['a version of what is not frozen', () => [version()], FINAL],
      ['a final stream of what was not finalized', () => [freeze(), end()], FINAL],
      [
        'a final stream that was not frozen',
        () => [freeze(), version(), made(), stream("state = 'open'"), end()],
        FINAL,
      ],
      ['an assessment that begins as a final one', () => [copied], FINAL],
      [
        'a reopened one that skips a revision',
        () => [...finalized(), assessment("state = 'in-progress', revision = revision + 2")],
        FINAL,
      ],
      ['a reopened one that keeps its revision', () => [...finalized(), assessment("state = 'in-progress'")], FINAL],
      [
        'a reopened one that is not in progress',
        () => [...finalized(), assessment("state = 'draft', revision = revision + 1")],
        FINAL,
      ],
      ['a stream that opens alone', () => [...finalized(), stream("state = 'open', epoch = epoch + 1")], FINAL],
      ['a stream that opens in the same epoch', () => [...finalized(), reopened(), stream("state = 'open'")], FINAL],
      [
        'a stream that opens somewhere else',
        () => [...finalized(), reopened(), stream("state = 'open', epoch = epoch + 1, head = head + 1")],
        FINAL,
      ],
    ])('%s', async (_, steps, state) => {
      expect(await last(world.owner, ...steps())).toBe(state);
    });
  });

  it('deleting people, and organizations other than by their one function', async () => {
    const { owner } = world;
    const sample = await server.given.sample();
    const admin = await server.given.member(sample, 'admin');
    expect(await last(owner, ['delete from account where id = $1', [world.other.accountId]])).toBe(NO_RIGHT);
    expect(await last(owner, ['delete from organization'])).toBe(NO_RIGHT);
    // It refuses by doing nothing: for what is real, for who is no owner, and for who was one.
    const removed = async (by: GivenMember) =>
      (
        await server.db.transaction(by.context, (tx) =>
          tx.query<{ removed: boolean }>('select remove_sample_organization() as removed'),
        )
      )[0]?.removed;
    expect(await removed(owner)).toBe(false);
    expect(await removed(admin)).toBe(false);
    const former = await server.given.member(sample, 'owner');
    await world.raw(sample, 'update member set removed_at = now() where account_id = $1', [former.accountId]);
    expect(await removed(former)).toBe(false);
    expect(await removed(sample)).toBe(true);
  });

  it('a file that is withdrawn by nobody, or for no reason', async () => {
    const fileId = await world.upload(world.actor);
    const by = world.actor.accountId;
    const set = (what: string): Step => [`update stored_file set ${what} where id = $1`, [fileId]];
    const whole = `withdrawn_at = now(), withdrawn_by = '${by}', withdrawn_reason = 'Confidential'`;
    expect(await last(world.actor, set(whole))).toBeNull();
    for (const part of whole.split(', ')) expect(await last(world.actor, set(part))).toBe(INCOMPLETE);
    expect(await last(world.actor, set(whole.replace(by, newId())))).toBe(NOBODY);
    expect(await last(world.actor, set('size = 0'))).toBe(NO_RIGHT);
  });
});
