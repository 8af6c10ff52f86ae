import { assessmentsApi, evidenceApi } from '@certitude/contracts';
import { DatabaseClient } from '@certitude/server/core';
import { eventually, type GivenMember, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from '../isolation/contexts';
import { DutiesWorld } from './duties-world';

jest.setTimeout(300_000);
const OWN_WORK = 'CE003';

describe('taking part and deciding at the same moment', () => {
  let server: TestServer;
  let world: DutiesWorld;
  let admin: DatabaseClient;
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
    admin = new DatabaseClient({ connectionString: server.database.adminUrl });
    await admin.connect();
  });
  afterAll(async () => {
    await admin.end();
    await server.close();
  });
  beforeEach(async () => {
    world = await DutiesWorld.make(server);
  });

  /** A transaction that did something and stays open until it is let go. */
  const held = async (by: GivenMember, ...steps: readonly (readonly [string, readonly unknown[]])[]) => {
    const [done, free] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const transaction = server.db.transaction(by.context, async (tx) => {
      for (const [sql, values] of steps) await tx.query(sql, values);
      done.resolve();
      await free.promise;
    });
    await Promise.race([done.promise, transaction]);
    return {
      commit: (): Promise<void> => {
        free.resolve();
        return transaction;
      },
    };
  };
  /** Once another transaction waits for a lock, unless it went on without. */
  const waits = (other: Promise<unknown>): Promise<void> =>
    Promise.race([
      eventually(async () => {
        const { rows } = await admin.query(
          "select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
        );
        expect(rows).toHaveLength(1);
      }),
      other.then(() => {
        throw new Error('It did not wait.');
      }),
    ]);
  const review = (by: GivenMember, column: string, id: string, hash: string): readonly [string, readonly unknown[]] => [
    `insert into review (organization_id, id, ${column}, decision, hash, reviewer_id, at)
     values ($1, gen_random_uuid(), $2, 'accepted', $3, $4, now())`,
    [world.at.organizationId, id, hash, by.accountId],
  ];
  const answered = async (): Promise<string> => {
    await world.edit(world.other, { field: 'level', value: 3 }, { field: 'status', value: 'ready-for-review' });
    return world.responseHash(world.neutral);
  };
  const parts = async (kind: string, id: string): Promise<string[]> =>
    (await world.raw<{ id: string }>(world.owner, `select account_id as id from took_part_in_${kind}($1)`, [id])).map(
      (row) => row.id,
    );
  const attach = async (by: GivenMember): Promise<readonly [string, readonly unknown[]]> => {
    const { id } = await world.evidence(by);
    const { assessmentId, responseId } = world.place;
    return [
      `insert into evidence_link (organization_id, evidence_id, assessment_id, response_id, linked_by, linked_at)
       values ($1, $2, $3, $4, $5, now())`,
      [world.at.organizationId, id, assessmentId, responseId, by.accountId],
    ];
  };

  it('a decision waits for evidence that is being attached, and then counts it', async () => {
    const { actor, place } = world;
    const hash = await answered();
    const attaching = await held(actor, await attach(actor));
    const deciding = world.refusal(actor, ...review(actor, 'response_id', place.responseId, hash));
    await waits(deciding);
    await attaching.commit();
    expect(await deciding).toBe(OWN_WORK);
  });

  it('evidence waits for a decision that is being made, and is a part in what comes after it', async () => {
    const { actor, neutral, place } = world;
    const hash = await answered();
    const deciding = await held(
      neutral,
      review(neutral, 'response_id', place.responseId, hash),
      ["update response set status = 'accepted' where id = $1", [place.responseId]],
      // As the service does: what the decision leads to is the next in the stream.
      ['update assessment_stream set head = head + 1 where assessment_id = $1', [place.assessmentId]],
    );
    const attaching = world.refusal(actor, ...(await attach(actor)));
    await waits(attaching);
    await deciding.commit();
    expect(await attaching).toBeNull();
    expect(await parts('response', place.responseId)).toContain(actor.accountId);
  });

  it('nobody accepts evidence that is being attached, whichever comes first', async () => {
    const { actor, neutral, place } = world;
    const hash = await answered();
    const evidence = await world.evidence(actor);
    const params = { ...world.at, ...place };
    const [decided] = await Promise.all([
      server.as(neutral).raw(assessmentsApi.decide, { params, body: { decision: 'accepted', hash } }),
      world.link(actor, evidence),
    ]);
    expect([200, 409]).toContain(decided.status);
    const { status } = await server.as(neutral).call(assessmentsApi.review, { params });
    expect(status).not.toBe('accepted');
  });

  it('a new revision waits for a decision on the one before', async () => {
    const { actor, neutral } = world;
    const evidence = await world.evidence(actor);
    const { current } = await world.submit(actor, evidence);
    const deciding = await held(neutral, review(neutral, 'evidence_revision_id', current.id, current.hash));
    const revising = world.revise(actor, evidence);
    await waits(revising);
    await deciding.commit();
    expect((await revising).current.number).toBe(2);
  });

  it('two decisions on one revision come one after the other', async () => {
    const { actor, neutral, owner } = world;
    const { id, current } = await world.submit(actor, await world.evidence(actor));
    const deciding = await held(owner, review(owner, 'evidence_revision_id', current.id, current.hash), [
      "update evidence_revision set state = 'accepted' where id = $1",
      [current.id],
    ]);
    const params = { ...world.at, evidenceId: id };
    const body = { decision: 'accepted', hash: current.hash } as const;
    const second = server.as(neutral).raw(evidenceApi.decide, { params, body });
    await waits(second);
    await deciding.commit();
    expect(await second).toMatchObject({ status: 409, body: { code: 'evidence.not-submitted' } });
  });

  it('a plan is handed on before or after it is verified, and that person’s part is counted', async () => {
    const { actor, neutral, other } = world;
    const { id } = await world.plan(other, other.accountId);
    await world.done(other, id);
    const verifying = await held(neutral, review(neutral, 'plan_id', id, 'x'));
    const handing = world.raw(other, 'update action_plan set responsible_id = $2 where id = $1', [id, actor.accountId]);
    await waits(handing);
    await verifying.commit();
    await handing;
    await world.raw(other, 'update action_plan set responsible_id = null where id = $1', [id]);
    expect(await parts('plan', id)).toContain(actor.accountId);
  });
});
