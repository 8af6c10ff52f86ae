import { once } from 'node:events';
import { type OrderReport, reportsApi } from '@certitude/contracts/reporting';
import { type SigningKeyId, signingApi as api, type SignReport } from '@certitude/contracts/signing';
import { ReportWorld } from '@certitude/server/reports/testing';
import { type GivenMember, TestClient } from '@certitude/server/testing';
import { checkFile, signedFile } from '@certitude/signatures';
import { givenKey, keyStoreOf } from '@certitude/signatures/testing';
import { BuiltApi } from './testing/built-api';

const PASSWORD = 'correct horse';
/** Rounds of a key store that takes about a second to open: time enough to die in. */
const SLOW = 1_500_000;

jest.setTimeout(300_000);

describe('signing on several nodes, of which one dies', () => {
  let world: ReportWorld;
  let built: BuiltApi;
  beforeAll(async () => {
    [world, built] = await Promise.all([ReportWorld.make(), BuiltApi.build()]);
  });
  afterEach(() => built.killAll());
  afterAll(async () => {
    await world.close();
    await built.remove();
  });

  /** Another node on the same database: a process that can be killed. */
  const anotherNode = async (who: GivenMember) => {
    const { appUrl } = world.server.database;
    const { child, url } = await built.start({
      DATABASE_URL: appUrl,
      SIGNING_KEYS_SECRET: world.server.config.signingKeysSecret ?? '',
    });
    const kill = async (): Promise<void> => {
      child.kill('SIGKILL');
      if (child.signalCode === null) await once(child, 'exit');
    };
    return { client: new TestClient(world.server.app, url, who.sessionToken), url, kill };
  };
  const given = async () => {
    const { owner, view } = await world.finalized();
    const organization = { organizationId: owner.context.organizationId };
    const place = { ...organization, assessmentId: view.id };
    const body: OrderReport = { kind: 'summary', format: 'pdf', paper: 'a4', revision: 1, sections: [] };
    const { id } = await world.server.as(owner).call(reportsApi.order, { params: place, body });
    await world.make(owner, id);
    return { owner, organization, params: { ...place, reportId: id }, here: world.server.as(owner) };
  };
  type Given = Awaited<ReturnType<typeof given>>;
  const store = async ({ here, organization }: Given, rounds: number): Promise<SigningKeyId> => {
    await here.call(api.changeSettings, { params: organization, body: { storesKeys: true } });
    const content = Buffer.from(await keyStoreOf(await givenKey(), PASSWORD, rounds)).toString('base64');
    const body = { name: 'Board', content, password: PASSWORD };
    return (await here.call(api.storeKey, { params: organization, body })).id;
  };
  const wish = (keyId: SigningKeyId, after = 0): SignReport => ({
    ...{ keyId, password: PASSWORD, after },
    field: after === 0 ? 'ExecutiveApproval' : 'FurtherSignature',
  });
  const left = async ({ here, params, organization }: Given) => ({
    signed: (await here.call(api.list, { params })).map(({ number }) => number),
    uses: (await here.call(api.uses, { params: organization, query: {} })).items.map(({ outcome }) => outcome),
    counted: (await here.call(reportsApi.get, { params })).signed,
  });
  const fileOf = async ({ here, params }: Given, number: number | null): Promise<Uint8Array<ArrayBuffer>> => {
    const path = `/api/organizations/${params.organizationId}/assessments/${params.assessmentId}/reports/${params.reportId}`;
    const answer = await here.ask(number === null ? `${path}/file` : `${path}/signed/${number}`);
    return new Uint8Array(await answer.arrayBuffer());
  };

  it('what one signed the other reads, checks and signs on', async () => {
    const one = await given();
    const keyId = await store(one, 2_000);
    const { client } = await anotherNode(one.owner);
    const { params } = one;
    expect(await client.call(api.sign, { params, body: wish(keyId) })).toMatchObject({ number: 1 });
    expect((await checkFile(await fileOf(one, 1), { now: new Date() })).verdict).toBe('valid');
    await expect(one.here.call(api.sign, { params, body: wish(keyId) })).rejects.toMatchObject({
      problem: { code: 'signing.signed-meanwhile' },
    });
    expect(await one.here.call(api.sign, { params, body: wish(keyId, 1) })).toMatchObject({ number: 2 });
    const file = await signedFile(await fileOf(one, 2), {
      ...{ field: 'Other', at: new Date(), reason: null },
      ...(await givenKey({ name: 'Sam' })),
    });
    expect(await client.call(api.bring, { params, body: Buffer.from(file) as never })).toMatchObject({ number: 3 });
    expect(await left(one)).toEqual({ signed: [3, 2, 1], uses: ['signed', 'signed'], counted: 3 });
  });

  it('a node that dies while it signs leaves a signature with its use, or nothing, and the next attempt counts once', async () => {
    const one = await given();
    const keyId = await store(one, SLOW);
    for (const delay of [50, 900, 1_400]) {
      const before = await left(one);
      const { client, kill } = await anotherNode(one.owner);
      const signing = client.call(api.sign, { params: one.params, body: wish(keyId, before.counted) }).then(
        () => 'signed',
        () => 'died',
      );
      await new Promise((go) => setTimeout(go, delay));
      await kill();
      const said = await signing;
      const after = await left(one);
      const more = after.counted - before.counted;
      expect({ said, more: said === 'signed' ? more : 0 }).toEqual({ said, more: said === 'signed' ? 1 : 0 });
      expect(after.signed).toHaveLength(after.counted);
      expect(after.uses).toEqual(Array.from({ length: after.counted }, () => 'signed'));
    }
    const { counted } = await left(one);
    await one.here.call(api.sign, { params: one.params, body: wish(keyId, counted) });
    expect(await left(one)).toMatchObject({ counted: counted + 1, uses: Array(counted + 1).fill('signed') });
    expect((await checkFile(await fileOf(one, counted + 1), { now: new Date() })).verdict).toBe('valid');
  });

  it('a node that dies while a signed file comes keeps nothing of it, and takes it when it comes again', async () => {
    const one = await given();
    const signer = { field: 'ExecutiveApproval', at: new Date(), reason: null, ...(await givenKey()) };
    const file = Buffer.from(await signedFile(await fileOf(one, null), signer));
    for (const delay of [0, 60]) {
      const { client, kill } = await anotherNode(one.owner);
      const bringing = client.call(api.bring, { params: one.params, body: file as never }).then(
        () => 'kept',
        () => 'died',
      );
      await new Promise((go) => setTimeout(go, delay));
      await kill();
      const { counted, signed } = await left(one);
      expect(signed).toHaveLength(counted);
      if ((await bringing) === 'kept') expect(counted).toBe(1);
      expect(counted).toBeLessThanOrEqual(1);
    }
    await one.here.call(api.bring, { params: one.params, body: file as never });
    expect(await left(one)).toEqual({ signed: [1], uses: [], counted: 1 });
  });
});
