import { resolve } from 'node:path';
import {
  type MembershipView,
  OPERATOR_LIMITS,
  type OrganizationId,
  organizationsApi as api,
  sessionApi,
} from '@certitude/contracts';
import { newId } from '@certitude/server/core';
import { publishOwnReleases } from '@certitude/server/models';
import { eventually, type GivenPerson, testServer, type TestServer } from '@certitude/server/testing';
import { apiContexts } from '../isolation/contexts';
import { DemoFilling } from './demo-filling';
import { DEMO_PEOPLE, figureAddress } from './people';

const MODEL = resolve(__dirname, '../../../../model');

// Everything is made with the real services: on a busy machine that takes its time.
jest.setTimeout(180_000);

describe('a sample organization on request', () => {
  let server: TestServer;
  let person: GivenPerson;
  let sample: MembershipView;
  const id = newId<OrganizationId>();
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
    await publishOwnReleases(server.database.ownerUrl, MODEL);
    person = await server.given.person();
    sample = await server.as(person).call(api.createSample, { body: { id } });
  });
  afterAll(() => server.close());

  const membershipsOf = async (who: GivenPerson) => (await server.as(who).call(sessionApi.current)).memberships;
  const rows = <Row>(sql: string) =>
    server.db.transaction(
      { organizationId: sample.organizationId, actor: { id: person.accountId, role: 'owner' }, requestId: 'test' },
      (tx) => tx.query<Row>(sql),
    );

  /** Samples are empty meanwhile: only about how many there are. */
  const withoutFilling = async (work: () => Promise<void>) => {
    const quick = jest.spyOn(server.app.get(DemoFilling, { strict: false }), 'fill').mockResolvedValue();
    await work().finally(() => quick.mockRestore());
  };

  it('belongs to whoever asked, before they have any other, and is marked', async () => {
    expect(sample).toMatchObject({ name: 'Example Trust Services', role: 'owner', sample: true });
    expect(await membershipsOf(person)).toEqual([sample]);
  });

  it('has what the demo organization has in it', async () => {
    const [counts] = await rows<Record<string, number>>(
      `select (select count(*)::int from pki) as pkis, (select count(*)::int from assessment) as assessments,
         (select count(*)::int from assessment_version) as versions, (select count(*) > 5 from evidence) as evidence,
         (select count(*) > 3 from action_plan) as plans`,
    );
    expect(counts).toEqual({ pkis: 3, assessments: 3, versions: 1, evidence: true, plans: true });
  });

  it('has figures in it to whom nobody signs in, and whose addresses nobody can have', async () => {
    const { items } = await server.as(person).call(api.members, { params: { organizationId: sample.organizationId } });
    expect(items).toHaveLength(Object.keys(DEMO_PEOPLE).length);
    const figures = items.filter(({ accountId }) => accountId !== person.accountId);
    for (const { email } of figures) {
      const answer = await server.as().raw(sessionApi.signIn, { body: { email: email ?? '', password: 'none' } });
      expect(answer.status).toBe(400);
      const body = { email: email ?? '', name: 'Me', password: 'correct horse battery' };
      expect((await server.as().raw(sessionApi.signUp, { body })).status).toBe(400);
    }
    const hashes = await server.db.global<{ hash: string }>(
      `select distinct password_hash as hash from account where email like '%@sample'`,
    );
    expect(hashes).toEqual([{ hash: 'none' }]);
  });

  it('is made once, however often the browser asks', async () => {
    const again = await server.as(person).call(api.createSample, { body: { id } });
    expect(again).toEqual(sample);
    expect(await membershipsOf(person)).toHaveLength(1);
  });

  it('is one for two who ask at once, and both wait until it is filled', async () => {
    const other = await server.given.person();
    let isFilled = false;
    const filling = jest.spyOn(server.app.get(DemoFilling, { strict: false }), 'fill').mockImplementation(async () => {
      await new Promise((done) => setTimeout(done, 300));
      isFilled = true;
    });
    const ask = async () => {
      const answer = await server.as(other).call(api.createSample, { body: { id: newId<OrganizationId>() } });
      return { answer, isFilled };
    };
    const [one, two] = await Promise.all([ask(), ask()]);
    const later = await ask();
    expect(filling).toHaveBeenCalledTimes(1);
    filling.mockRestore();
    expect(later.answer).toEqual(one.answer);
    expect(two.answer).toEqual(one.answer);
    expect([one.isFilled, two.isFilled]).toEqual([true, true]);
    expect(await membershipsOf(other)).toHaveLength(1);
  });

  describe('that another node began to fill', () => {
    /** As the other node says it: how long from now on it need not be heard of. */
    const beingFilled = async (until: string) => {
      const other = await server.given.person();
      await withoutFilling(async () => {
        await server.as(other).call(api.createSample, { body: {} });
      });
      const [own] = await membershipsOf(other);
      if (!own) throw new Error('no sample');
      const context = {
        organizationId: own.organizationId,
        actor: { id: other.accountId, role: 'owner' as const },
        requestId: 'test',
      };
      const mark = (sql: string) =>
        server.db.transaction(context, (tx) => tx.query(`update organization set filling_until = ${sql}`));
      await mark(until);
      return { other, own, mark };
    };

    it('is waited for, and asked for as often as one likes', async () => {
      const { other, own, mark } = await beingFilled(`now() + interval '1 minute'`);
      let answered = 0;
      const asked = Array.from({ length: 5 }, async () => {
        const answer = await server.as(other).call(api.createSample, { body: {} });
        answered += 1;
        return answer;
      });
      await new Promise((done) => setTimeout(done, 700));
      expect(answered).toBe(0);
      await mark('null');
      expect(await Promise.all(asked)).toEqual(asked.map(() => own));
    });

    it('is made anew where that node is there no more', async () => {
      const { other, own } = await beingFilled(`now() - interval '1 second'`);
      await withoutFilling(async () => {
        const made = await server.as(other).call(api.createSample, { body: {} });
        expect(made.organizationId).not.toBe(own.organizationId);
        expect(await membershipsOf(other)).toEqual([made]);
      });
    });

    /** Looks at a sample as its owner, while it is being filled. */
    const inside = <Row>(other: GivenPerson, { organizationId }: MembershipView, sql: string) =>
      server.db.transaction(
        { organizationId, actor: { id: other.accountId, role: 'owner' }, requestId: 'test' },
        (tx) => tx.query<Row>(sql),
      );
    const filledBy = (work: () => Promise<void>) =>
      jest.spyOn(server.app.get(DemoFilling, { strict: false }), 'fill').mockImplementation(work);

    it('is whole once it is filled, and not before', async () => {
      const other = await server.given.person();
      const marks: unknown[] = [];
      const look = async () => {
        for (const own of await membershipsOf(other))
          marks.push(...(await inside(other, own, 'select filling_until > now() as "underWay" from organization')));
      };
      const filling = filledBy(look);
      await server.as(other).call(api.createSample, { body: {} });
      filling.mockRestore();
      await look();
      expect(marks).toEqual([{ underWay: true }, { underWay: null }]);
    });

    it('is said to be under way for as long as that takes', async () => {
      const other = await server.given.person();
      const filling = filledBy(async () => {
        const [own] = await membershipsOf(other);
        if (!own) throw new Error('no sample');
        await inside(other, own, `update organization set filling_until = now() + interval '10 seconds'`);
        await eventually(async () => {
          const later = `select filling_until > now() + interval '20 seconds' as said from organization`;
          expect(await inside(other, own, later)).toEqual([{ said: true }]);
        });
      });
      await server.as(other).call(api.createSample, { body: {} });
      filling.mockRestore();
    });
  });

  it('counts with everything else that an account owns, and stands in the way of no real one', async () => {
    const other = await server.given.person();
    const most = OPERATOR_LIMITS['organizations-per-account'].byDefault;
    const body = { name: 'Acme', timeZone: 'Europe/Prague' };
    await withoutFilling(async () => {
      expect((await server.as(other).raw(api.createSample, { body: {} })).status).toBe(200);
      for (let count = 0; count < most; count++)
        expect((await server.as(other).raw(api.create, { body })).status).toBe(200);
      const [own] = (await membershipsOf(other)).filter(({ sample: isSample }) => isSample);
      if (!own) throw new Error('no sample');
      await server.as(other).call(api.removeSample, { params: { organizationId: own.organizationId } });
      const second = await server.as(other).raw(api.createSample, { body: {} });
      expect(second).toMatchObject({ status: 409, body: { code: 'account.too-many-organizations' } });
    });
    expect((await membershipsOf(other)).filter(({ sample: isSample }) => isSample)).toEqual([]);
  });

  it('leaves nothing behind where it cannot be filled', async () => {
    const other = await server.given.person();
    const filling = server.app.get(DemoFilling, { strict: false });
    const broken = jest.spyOn(filling, 'fill').mockRejectedValueOnce(new Error('The disk is full.'));
    expect((await server.as(other).raw(api.createSample, { body: {} })).status).toBe(500);
    broken.mockRestore();
    expect(await membershipsOf(other)).toEqual([]);
  });

  it('is made a few times in a while, no more', async () => {
    const other = await server.given.person();
    const statuses: number[] = [];
    await withoutFilling(async () => {
      for (let turn = 0; turn < 4; turn++) {
        const { status, body } = await server.as(other).raw(api.createSample, { body: {} });
        statuses.push(status);
        const { organizationId } = body as MembershipView;
        if (status === 200) await server.as(other).call(api.removeSample, { params: { organizationId } });
      }
    });
    expect(statuses).toEqual([200, 200, 200, 429]);
  });

  it('goes with everything in it when its owner removes it, and its figures stay out of it', async () => {
    const params = { organizationId: sample.organizationId };
    await server.as(person).call(api.removeSample, { params });
    expect(await membershipsOf(person)).toEqual([]);
    expect(await rows('select from pki')).toEqual([]);
    const second = await server.as(person).call(api.createSample, { body: {} });
    const { items } = await server.as(person).call(api.members, { params: { organizationId: second.organizationId } });
    expect(items.map(({ email }) => email).sort()).toContain(figureAddress(DEMO_PEOPLE.mei));
  });
});
