import {
  type ActionPlanId,
  assessmentsApi,
  decidersApi,
  evidenceApi,
  type EvidenceId,
  JUDGED_KINDS,
  plansApi,
  ResponseField,
} from '@certitude/contracts';
import { type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from '../isolation/contexts';
import { DutiesWorld } from './duties-world';
import { EVIDENCE_REQUESTS, EVIDENCE_WAYS, FIELD_PARTS, PLAN_REQUESTS, RESPONSE_WAYS, WAYS_TO_TAKE_PART } from './ways';

jest.setTimeout(300_000);
const OWN_WORK = 'CE003';
const ANOTHERS_NAME = 'CE002';
const UNDECIDED = 'CE004';
const DECISIONS = ['accepted', 'changes-requested', 'rejected'] as const;

describe('nobody decides on what they took part in', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
  });
  afterAll(() => server.close());

  const record = (column: string) =>
    `insert into review (organization_id, id, ${column}, decision, hash, reviewer_id, at)
     values ($1, gen_random_uuid(), $2, $3, $4, $5, now())`;
  interface RawDecision {
    readonly by: GivenMember;
    readonly reviewer?: GivenMember;
    readonly column: 'response_id' | 'evidence_revision_id' | 'plan_id';
    readonly id: string;
    readonly decision: string;
    readonly hash: string;
  }
  const rawly = (world: DutiesWorld, { by, reviewer = by, column, id, decision, hash }: RawDecision) =>
    world.refusal(by, record(column), [world.at.organizationId, id, decision, hash, reviewer.accountId]);
  const hows = async (world: DutiesWorld, kind: string, id: string, who: GivenMember) =>
    (
      await world.raw<{ how: string }>(
        world.neutral,
        `select how from took_part_in_${kind}($1) where account_id = $2 order by how`,
        [id, who.accountId],
      )
    ).map(({ how }) => how);

  it('knows every way there is', () => {
    const responseWays = Object.values(FIELD_PARTS).flatMap((part) => (typeof part === 'string' ? [part] : []));
    const requested = Object.values(EVIDENCE_REQUESTS).flat();
    expect(Object.keys(FIELD_PARTS).sort()).toEqual([...ResponseField.options, 'rationale'].sort());
    expect(Object.keys(EVIDENCE_REQUESTS).sort()).toEqual(Object.keys(evidenceApi).sort());
    expect(Object.keys(PLAN_REQUESTS).sort()).toEqual(Object.keys(plansApi).sort());
    expect(new Set([...responseWays, ...requested])).toEqual(
      new Set([...WAYS_TO_TAKE_PART.response, ...WAYS_TO_TAKE_PART.evidence]),
    );
  });

  it.each(JUDGED_KINDS)('counts in the database what the contract says of a %s', async (kind) => {
    const world = await DutiesWorld.make(server);
    const [{ source } = { source: '' }] = await world.raw<{ source: string }>(
      world.owner,
      `select prosrc as source from pg_proc where proname = 'took_part_in_${kind}'`,
    );
    const named = [...source.matchAll(/'([a-z-]+)'/g)].map(([, word]) => word);
    const ways: readonly string[] = WAYS_TO_TAKE_PART[kind];
    const composed = ways.filter((way) => !named.includes(way));
    // Fields stand for themselves, and a change of links is put together.
    expect(composed).toEqual(kind === 'response' ? ['evidence-attached', 'evidence-detached'] : []);
    const others = ['accepted', 'status', 'evidence-'];
    expect(named.filter((word) => word && !ways.includes(word) && !others.includes(word))).toEqual([]);
  });

  describe('an answer', () => {
    it.each(WAYS_TO_TAKE_PART.response)('in which they have this part: %s', async (way) => {
      const world = await DutiesWorld.make(server);
      const { actor, other, neutral, place } = world;
      await world.edit(other, { field: 'level', value: 4 });
      await RESPONSE_WAYS[way](world);
      await world.edit(other, { field: 'status', value: 'ready-for-review' });
      expect(await hows(world, 'response', place.responseId, actor)).toContain(way);

      const hash = await world.responseHash(actor);
      const params = { ...world.at, ...place };
      const decide = (who: GivenMember, body: object) => server.as(who).raw(assessmentsApi.decide, { params, body });
      for (const decision of ['accepted', 'changes-requested'])
        expect(await decide(actor, { decision, hash, comment: 'So it is.' })).toMatchObject({
          status: 403,
          body: { code: 'review.own-work' },
        });
      const raw = { column: 'response_id', id: place.responseId, hash } as const;
      for (const decision of DECISIONS) {
        expect(await rawly(world, { ...raw, by: actor, decision })).toBe(OWN_WORK);
        expect(await rawly(world, { ...raw, by: actor, reviewer: neutral, decision })).toBe(ANOTHERS_NAME);
      }
      for (const status of ['accepted', 'changes-requested'])
        expect(
          await world.refusal(actor, 'update response set status = $2 where id = $1', [place.responseId, status]),
        ).toBe(UNDECIDED);

      const { tookPart, mayDecide } = await server.as(actor).call(decidersApi.ofResponse, { params });
      expect(tookPart).toContain(actor.accountId);
      expect(mayDecide).not.toContain(actor.accountId);
      expect(mayDecide).toContain(neutral.accountId);
      expect((await decide(neutral, { decision: 'accepted', hash })).status).toBe(200);
      expect(await hows(world, 'response', place.responseId, actor)).toEqual([]);
    });

    it('which is none: taking it back, assigning it, and saying what is there already', async () => {
      const world = await DutiesWorld.make(server);
      const { actor, other, place } = world;
      await world.edit(other, { field: 'level', value: 3 }, { field: 'status', value: 'ready-for-review' });
      await world.edit(
        actor,
        { field: 'status', value: 'in-progress' },
        { field: 'level', value: 3 },
        { field: 'applicability', value: { applicability: 'applicable' } },
        { field: 'flag', value: true },
        { field: 'dueOn', value: '2031-05-01' },
        { field: 'owner', value: actor.accountId },
        { field: 'reviewer', value: actor.accountId },
      );
      expect(await hows(world, 'response', place.responseId, actor)).toEqual([]);
    });

    it('counted since it was accepted last: then they judge what others changed', async () => {
      const world = await DutiesWorld.make(server);
      const { actor, other, neutral } = world;
      const params = { ...world.at, ...world.place };
      const accept = async (who: GivenMember) =>
        server.as(who).raw(assessmentsApi.decide, {
          params,
          body: { decision: 'accepted', hash: await world.responseHash(who) },
        });
      await world.evidence(actor, { attached: true });
      await world.edit(actor, { field: 'level', value: 3 }, { field: 'status', value: 'ready-for-review' });
      expect((await accept(actor)).status).toBe(403);
      expect((await accept(neutral)).status).toBe(200);
      await world.edit(other, { field: 'level', value: 4 }, { field: 'status', value: 'ready-for-review' });
      expect((await accept(other)).status).toBe(403);
      expect((await accept(actor)).status).toBe(200);
    });

    it('and an old decision carries no new status', async () => {
      const world = await DutiesWorld.make(server);
      const { responseId } = world.place;
      await world.edit(world.actor, { field: 'level', value: 3 }, { field: 'status', value: 'ready-for-review' });
      const hash = await world.responseHash(world.neutral);
      await server.as(world.neutral).call(assessmentsApi.decide, {
        params: { ...world.at, ...world.place },
        body: { decision: 'accepted', hash },
      });
      const set = (sql: string) => world.refusal(world.actor, `update response set ${sql} where id = $1`, [responseId]);
      expect(await set('level = 5')).toBe(UNDECIDED);
      expect(await set("status = 'in-progress'")).toBeNull();
      expect(await set("status = 'accepted'")).toBe(UNDECIDED);
    });
  });

  describe('evidence', () => {
    it.each(WAYS_TO_TAKE_PART.evidence)('in which they have this part: %s', async (way) => {
      const world = await DutiesWorld.make(server);
      const { actor, neutral } = world;
      const evidenceId: EvidenceId = await EVIDENCE_WAYS[way](world);
      expect(await hows(world, 'evidence', evidenceId, actor)).toContain(way);

      const params = { ...world.at, evidenceId };
      const { current } = await server.as(actor).call(evidenceApi.get, { params });
      const { hash, id } = current;
      const decide = (who: GivenMember, body: object) => server.as(who).raw(evidenceApi.decide, { params, body });
      for (const decision of ['accepted', 'rejected'])
        expect(await decide(actor, { decision, hash, comment: 'So it is.' })).toMatchObject({
          status: 403,
          body: { code: 'review.own-work' },
        });
      const raw = { column: 'evidence_revision_id', id, hash } as const;
      for (const decision of DECISIONS) {
        expect(await rawly(world, { ...raw, by: actor, decision })).toBe(OWN_WORK);
        expect(await rawly(world, { ...raw, by: actor, reviewer: neutral, decision })).toBe(ANOTHERS_NAME);
      }
      for (const state of ['accepted', 'rejected'])
        expect(await world.refusal(actor, 'update evidence_revision set state = $2 where id = $1', [id, state])).toBe(
          UNDECIDED,
        );

      const { mayDecide } = await server.as(actor).call(decidersApi.ofEvidence, { params });
      expect(mayDecide).not.toContain(actor.accountId);
      expect(mayDecide).toContain(neutral.accountId);
      expect((await decide(neutral, { decision: 'accepted', hash })).status).toBe(200);
      expect(await hows(world, 'evidence', evidenceId, actor)).toEqual([]);
    });

    it('counted since a revision was accepted last', async () => {
      const world = await DutiesWorld.make(server);
      const { actor, other, neutral } = world;
      const { id: evidenceId } = await world.evidence(actor);
      const params = { ...world.at, evidenceId };
      const accept = async (who: GivenMember) => {
        const { current } = await server.as(who).call(evidenceApi.get, { params });
        const body = { decision: 'accepted', hash: current.hash };
        return (await server.as(who).raw(evidenceApi.decide, { params, body })).status;
      };
      await world.submit(other, { id: evidenceId });
      expect([await accept(actor), await accept(other), await accept(neutral)]).toEqual([403, 403, 200]);
      await world.revise(other, await server.as(other).call(evidenceApi.get, { params }));
      await world.submit(other, { id: evidenceId });
      expect([await accept(other), await accept(actor)]).toEqual([403, 200]);
    });

    it.each([
      ['an uploaded file', `update stored_file set uploaded_by = $1`, '42501'],
      ['a revision', `update evidence_revision set created_by = $1`, UNDECIDED],
      ['a link', `update evidence_link set linked_by = $1`, '42501'],
    ])('and nobody else becomes the author of %s', async (_, sql, state) => {
      const world = await DutiesWorld.make(server);
      await world.evidence(world.actor, { file: await world.upload(world.actor), attached: true });
      expect(await world.refusal(world.actor, sql, [world.other.accountId])).toBe(state);
    });
  });

  describe('a plan', () => {
    const ways: readonly [string, (world: DutiesWorld) => Promise<ActionPlanId>][] = [
      [
        'were responsible for from the beginning',
        async (world) => (await world.plan(world.other, world.actor.accountId)).id,
      ],
      [
        'were made responsible for in between',
        async (world) => {
          const plan = await world.plan(world.other, world.other.accountId);
          await hand(world, plan.id, world.actor);
          return plan.id;
        },
      ],
    ];
    const hand = (world: DutiesWorld, id: ActionPlanId, to: GivenMember) =>
      world.raw(world.other, 'update action_plan set responsible_id = $2 where id = $1', [id, to.accountId]);
    const verified = async (world: DutiesWorld, who: GivenMember, id: ActionPlanId) => {
      const { status, body } = await world.move(who, id, 'verified');
      return status === 200 ? 200 : (body as { code: string }).code;
    };

    it.each(ways)('that they %s, although it is somebody else’s now', async (_, take) => {
      const world = await DutiesWorld.make(server);
      const { actor, other, neutral } = world;
      const id = await take(world);
      await hand(world, id, other);
      await world.done(other, id);
      expect(await hows(world, 'plan', id, actor)).toEqual(['responsible']);
      expect(await verified(world, actor, id)).toBe('plan.verify-own');
      expect(await verified(world, other, id)).toBe('plan.verify-own');
      for (const decision of DECISIONS) {
        const raw = { column: 'plan_id', id, hash: 'x', decision } as const;
        expect(await rawly(world, { ...raw, by: actor })).toBe(OWN_WORK);
        expect(await rawly(world, { ...raw, by: actor, reviewer: neutral })).toBe(ANOTHERS_NAME);
      }
      expect(await world.refusal(actor, "update action_plan set status = 'verified' where id = $1", [id])).toBe(
        UNDECIDED,
      );
      const { mayDecide } = await server.as(actor).call(decidersApi.ofPlan, { params: { ...world.at, planId: id } });
      expect(mayDecide).toEqual(expect.arrayContaining([world.owner.accountId, neutral.accountId]));
      expect(mayDecide).not.toContain(actor.accountId);
      expect(await verified(world, neutral, id)).toBe(200);
    });

    it('counted since it was verified last', async () => {
      const world = await DutiesWorld.make(server);
      const { actor, other, neutral } = world;
      const { id } = await world.plan(other, actor.accountId);
      await world.done(other, id);
      expect(await verified(world, neutral, id)).toBe(200);
      await world.move(other, id, 'in-progress');
      // Still theirs when it is taken up again: that is a part in what comes now.
      await hand(world, id, other);
      await world.done(other, id);
      expect(await verified(world, actor, id)).toBe('plan.verify-own');
      expect(await verified(world, neutral, id)).toBe(200);
      await world.move(other, id, 'in-progress');
      await world.done(other, id);
      expect(await verified(world, actor, id)).toBe(200);
    });

    it.each(['evidence_link_change', 'plan_responsibility'])(
      'and %s is written by nobody’s own hand',
      async (table) => {
        const world = await DutiesWorld.make(server);
        await world.evidence(world.actor, { attached: true });
        await world.plan(world.other, world.actor.accountId);
        const copy = `insert into ${table} select (jsonb_populate_record(t, $1)).* from ${table} t`;
        const fresh = { id: crypto.randomUUID(), round: 7 };
        expect(await world.refusal(world.actor, copy, [fresh])).toBe(ANOTHERS_NAME);
        expect(await world.refusal(world.actor, `update ${table} set account_id = account_id`)).toBe('42501');
        expect(await world.refusal(world.actor, `delete from ${table}`)).toBe('42501');
      },
    );
  });

  it('asks one of those who may, who then gets a notice; nobody else', async () => {
    const world = await DutiesWorld.make(server);
    const viewer = await server.given.member(world.owner, 'viewer');
    await world.edit(world.actor, { field: 'level', value: 3 });
    const ask = (who: GivenMember) =>
      server.as(world.actor).raw(decidersApi.askAboutResponse, {
        params: { ...world.at, ...world.place, accountId: who.accountId },
      });
    for (const who of [world.actor, viewer])
      expect(await ask(who)).toMatchObject({ status: 409, body: { code: 'review.cannot-decide' } });
    expect((await ask(world.neutral)).status).toBe(200);
    const events = await world.raw<{ payload: object }>(
      world.owner,
      "select payload from outbox where name = 'review.asked'",
    );
    expect(events.map(({ payload }) => payload)).toEqual([
      expect.objectContaining({ kind: 'response', by: world.actor.accountId, asked: world.neutral.accountId }),
    ]);
  });
});
