import { createHash } from 'node:crypto';
import { connect } from 'node:net';
import { type OrderReport, reportsApi } from '@certitude/contracts/reporting';
import { signingApi as api } from '@certitude/contracts/signing';
import { Sessions } from '@certitude/server/core';
import { eventually, type GivenMember } from '@certitude/server/testing';
import { signedFile } from '@certitude/signatures';
import {
  endlessPdf,
  givenKey,
  HOSTILE_MESSAGES,
  keyStoreOf,
  largePdf,
  nestedKeyStore,
  signedWith,
} from '@certitude/signatures/testing';
import { ReportWorld } from '../testing/report-world';

const PASSWORD = 'correct horse';

describe('what people send to signing', () => {
  let world: ReportWorld;
  let owner: GivenMember;
  let params: { readonly organizationId: string; readonly assessmentId: string; readonly reportId: string };
  let report: Uint8Array;
  beforeAll(async () => {
    world = await ReportWorld.make();
    const of = await world.finalized();
    owner = of.owner;
    const place = { organizationId: owner.context.organizationId, assessmentId: of.view.id };
    const body: OrderReport = { kind: 'summary', format: 'pdf', paper: 'a4', revision: 1, sections: [] };
    const { id } = await world.server.as(owner).call(reportsApi.order, { params: place, body });
    await world.make(owner, id);
    params = { ...place, reportId: id };
    report = new Uint8Array(await (await world.server.as(owner).ask(`${path()}/file`)).arrayBuffer());
    await world.server.as(owner).call(api.changeSettings, { params: at(), body: { storesKeys: true } });
  });
  afterAll(() => world.close());

  const at = () => ({ organizationId: params.organizationId });
  const path = (): string =>
    `/api/organizations/${params.organizationId}/assessments/${params.assessmentId}/reports/${params.reportId}`;
  const bring = (bytes: Uint8Array) =>
    world.server.as(owner).problem(api.bring, { params, body: Buffer.from(bytes) as never });
  const store = (bytes: Uint8Array) =>
    world.server.as(owner).problem(api.storeKey, {
      params: at(),
      body: { name: 'Board', content: Buffer.from(bytes).toString('base64'), password: PASSWORD },
    });
  const patched = async (from: string, to: string, rounds?: number): Promise<Uint8Array> => {
    const hex = Buffer.from(await keyStoreOf(await givenKey(), PASSWORD, rounds)).toString('hex');
    expect(hex).toContain(from);
    return Buffer.from(hex.replaceAll(from, to), 'hex');
  };

  const stores: readonly [what: string, make: () => Promise<Uint8Array>, code: string][] = [
    ['with endless rounds', () => patched('0203010000', '02037fffff', 65_536), 'signing.key-unreadable'],
    ['with a negative number of rounds', () => patched('020207d0', '0202ffd0'), 'signing.key-unreadable'],
    ['with bags in bags', () => nestedKeyStore(60), 'signing.wrong-password'],
    ['that is noise', async () => new Uint8Array(3_000).fill(0x30), 'signing.key-unreadable'],
    ['that announces too much', async () => new Uint8Array([0x30, 0x84, 0xff, 0xff, 0xff]), 'signing.key-unreadable'],
  ];
  it.each(stores)('a key store %s is refused in words', async (_, make, code) => {
    expect(await store(await make())).toMatchObject({ code, detail: expect.any(String) });
  });

  it.each(HOSTILE_MESSAGES)('a signature that %s is refused in words', async (what) => {
    const answer = await bring(await signedWith(await givenKey(), what, report));
    expect(answer).toMatchObject({ code: 'signing.not-valid', detail: expect.stringMatching(/A signature .+\./) });
  });

  const files: readonly [what: string, file: () => Uint8Array, code: string][] = [
    ['of 64 MiB', () => largePdf(64 * 1024 ** 2), 'signing.other-content'],
    ['whose page stands in it often', () => endlessPdf(3_000, 3_000), 'signing.unreadable'],
    ['that is cut off', () => report.subarray(0, -20), 'signing.unreadable'],
    ['with something after its end', () => Buffer.concat([report, Buffer.from('1 0 obj')]), 'signing.unreadable'],
  ];
  it.each(files)('a file %s is refused in words', async (_, file, code) => {
    expect(await bring(file())).toMatchObject({ code, detail: expect.any(String) });
  });

  it('keeps others waiting for nothing, however long it takes', async () => {
    const slow = await keyStoreOf(await givenKey(), 'another password', 600_000);
    let isDone = false;
    const storing = store(slow).finally(() => (isDone = true));
    const waits: number[] = [];
    while (!isDone) {
      const begun = performance.now();
      await world.server.as(owner).call(api.settings, { params: at() });
      waits.push(performance.now() - begun);
    }
    expect(await storing).toMatchObject({ code: 'signing.wrong-password' });
    expect(waits.length).toBeGreaterThan(5);
    expect(Math.max(...waits)).toBeLessThan(1_000);
  });

  it('comes three at a time from one person', async () => {
    const assessor = await world.member(owner, 'assessor');
    const signer = { field: 'ExecutiveApproval', at: world.server.clock.now(), reason: null, ...(await givenKey()) };
    const signed = Buffer.from(await signedFile(report, signer));
    const send = async (who: GivenMember) =>
      (await world.server.as(who).raw(api.bring, { params, body: signed })).status;
    const four = [begun(owner), begun(owner), begun(owner), begun(owner)];
    await eventually(() => expect(four.map(({ answer }) => answer()).filter(Boolean)).toHaveLength(1));
    const [answer] = four.map(({ answer: said }) => said()).filter(Boolean);
    expect(answer).toMatch(/^HTTP\/1.1 429 [^]*file\.too-many-uploads/);
    expect(await send(assessor)).toBe(200);
    for (const { socket } of four) socket.destroy();
    await eventually(async () => expect(await send(owner)).toBe(200));
  });

  /** A signed file that is announced, and of which only the beginning comes. */
  const begun = (who: GivenMember) => {
    const { hostname, port } = new URL(world.server.url);
    const socket = connect(Number(port), hostname);
    let said = '';
    socket.on('data', (data: Buffer) => (said += data.toString()));
    const session = {
      sessionHash: createHash('sha256').update(who.sessionToken).digest('hex'),
      accountId: who.accountId,
    };
    const headers = {
      ...{ host: hostname, 'content-length': '100', 'content-type': 'application/octet-stream' },
      ...{ cookie: `certitude_session=${who.sessionToken}` },
      'x-csrf-token': world.server.app.get(Sessions, { strict: false }).csrfToken(session),
    };
    const lines = Object.entries(headers).map((pair) => pair.join(': '));
    socket.write(`POST ${path()}/signed HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n%PDF`);
    return { socket, answer: () => said };
  };
});
