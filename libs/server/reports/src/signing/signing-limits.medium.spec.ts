import { type OrderReport, type ReportFormat, reportsApi } from '@certitude/contracts/reporting';
import {
  MAX_SIGNED_FILE,
  MOST_KEYS,
  MOST_SIGNED,
  type SignReport,
  signingApi as api,
  type SigningKeyId,
} from '@certitude/contracts/signing';
import { type GivenMember } from '@certitude/server/testing';
import { signedFile } from '@certitude/signatures';
import { givenKey, keyStoreOf } from '@certitude/signatures/testing';
import { PdfMaker } from '../pdf/pdf-maker.service';
import { LARGEST_REPORT } from '../report-files';
import { ReportWorld } from '../testing/report-world';
import { SignedReports } from './signed-reports.service';

const PASSWORD = 'correct horse';
const ATTEMPTS = 3;
const MiB = 1024 ** 2;

describe('what signing may cost', () => {
  let world: ReportWorld;
  beforeAll(async () => {
    world = await ReportWorld.make({ SIGN_IN_ATTEMPTS: String(ATTEMPTS) });
  });
  afterAll(() => world.close());

  /** A report of a version. */
  const given = async (format: ReportFormat = 'pdf') => {
    const { owner, view } = await world.finalized();
    const place = { organizationId: owner.context.organizationId, assessmentId: view.id };
    const body: OrderReport = { kind: 'summary', format, paper: 'a4', revision: 1, sections: [] };
    const { id } = await world.server.as(owner).call(reportsApi.order, { params: place, body });
    await world.make(owner, id);
    return { owner, params: { ...place, reportId: id } };
  };
  type Place = Awaited<ReturnType<typeof given>>['params'];
  const fileOf = async (who: GivenMember, { organizationId, assessmentId, reportId }: Place) => {
    const path = `/api/organizations/${organizationId}/assessments/${assessmentId}/reports/${reportId}/file`;
    return new Uint8Array(await (await world.server.as(who).ask(path)).arrayBuffer());
  };
  const bring = (who: GivenMember, params: Place, bytes: Uint8Array) =>
    world.server.as(who).call(api.bring, { params, body: Buffer.from(bytes) as never });
  const at = ({ context: { organizationId } }: GivenMember) => ({ organizationId });
  const store = async (who: GivenMember) => {
    const params = at(who);
    await world.server.as(who).call(api.changeSettings, { params, body: { storesKeys: true } });
    const content = Buffer.from(await keyStoreOf(await givenKey(), PASSWORD)).toString('base64');
    return world.server.as(who).call(api.storeKey, { params, body: { name: 'Board', content, password: PASSWORD } });
  };
  const signHere = (who: GivenMember, params: Place, keyId: SigningKeyId, more: Partial<SignReport> = {}) => {
    const body = { keyId, password: PASSWORD, field: 'FurtherSignature' as const, after: 0, ...more };
    return world.server.as(who).call(api.sign, { params, body });
  };
  const refused = (code: string) => ({ problem: { code } });

  it('keeps no more than so many signed files of a report', async () => {
    const { owner, params } = await given();
    const at = { field: 'ExecutiveApproval', at: world.server.clock.now(), reason: null };
    const signed = await signedFile(await fileOf(owner, params), { ...at, ...(await givenKey()) });
    await world.server.db.transaction(owner.context, (tx) =>
      tx.query('update report set signed = $1 where id = $2', [MOST_SIGNED, params.reportId]),
    );
    await expect(bring(owner, params, signed)).rejects.toMatchObject(refused('signing.too-many'));
    expect(await world.server.as(owner).call(api.list, { params })).toEqual([]);
  });

  it.each(['docx', 'html'] as const)('takes no signature on a report as %s', async (format) => {
    const { owner, params } = await given(format);
    const file = await fileOf(owner, params);
    await expect(bring(owner, params, file)).rejects.toMatchObject(refused('signing.not-signable'));
  });

  it('reads no more of what comes than a signed file may have, whatever was announced', async () => {
    const { owner, params } = await given();
    let sent = 0;
    async function* endless() {
      for (;;) {
        sent++;
        yield await Promise.resolve(new Uint8Array(MiB));
      }
    }
    const place = { assessmentId: params.assessmentId, id: params.reportId };
    const signed = world.server.app.get(SignedReports, { strict: false });
    const brought = (length: number | null) => signed.bring(owner.context, place, { content: endless(), length });
    await expect(brought(null)).rejects.toMatchObject({ code: 'file.too-large' });
    expect(sent).toBe(MAX_SIGNED_FILE / MiB + 1);
    await expect(brought(MAX_SIGNED_FILE + 1)).rejects.toMatchObject({ code: 'file.too-large' });
    expect(sent).toBe(MAX_SIGNED_FILE / MiB + 1);
  });

  it('stores no more than so many keys of an organization', async () => {
    const { owner } = await world.assessment();
    const { id } = await store(owner);
    await world.server.db.transaction(owner.context, (tx) =>
      tx.query(
        `insert into signing_key (organization_id, id, name, subject, issuer, fingerprint, key, valid_until, sealed, created_by)
         select organization_id, uuidv7(), name, subject, issuer, fingerprint, key, valid_until, sealed, created_by
         from signing_key, generate_series(2, $2::int) where id = $1`,
        [id, MOST_KEYS],
      ),
    );
    await expect(store(owner)).rejects.toMatchObject(refused('signing.too-many-keys'));
    expect(await world.server.as(owner).call(api.keys, { params: at(owner) })).toHaveLength(MOST_KEYS);
  });

  it('lets a key be guessed by several people together no more than five times as often as by one', async () => {
    const { owner, params } = await given();
    const { id } = await store(owner);
    for (let person = 0; person < 5; person++) {
      const assessor = await world.member(owner, 'assessor');
      for (let attempt = 0; attempt < ATTEMPTS; attempt++)
        await expect(signHere(assessor, params, id, { password: 'guess' })).rejects.toMatchObject(
          refused('signing.wrong-password'),
        );
    }
    await expect(signHere(owner, params, id)).rejects.toMatchObject(refused('request.rate-limited'));
  });

  it('shuts out nobody who knows the password, however often they sign', async () => {
    const { owner, params } = await given();
    const { id } = await store(owner);
    for (let after = 0; after <= ATTEMPTS; after++) {
      await expect(signHere(owner, params, id, { password: 'typo', after })).rejects.toMatchObject(
        refused('signing.wrong-password'),
      );
      expect(await signHere(owner, params, id, { after })).toMatchObject({ number: after + 1 });
    }
  });

  it('keeps no report that is larger than reports are', async () => {
    const { owner, view } = await world.finalized();
    const params = { ...at(owner), assessmentId: view.id };
    const body: OrderReport = { kind: 'summary', format: 'pdf', paper: 'a4', revision: null, sections: [] };
    const { id } = await world.server.as(owner).call(reportsApi.order, { params, body });
    const maker = jest.spyOn(world.server.app.get(PdfMaker, { strict: false }), 'make');
    const content = new Uint8Array(LARGEST_REPORT + 1);
    maker.mockResolvedValueOnce({ ok: true, content, standard: 'pdf-ua-1', pages: 1 });
    await world.make(owner, id);
    maker.mockRestore();
    const report = await world.server.as(owner).call(reportsApi.get, { params: { ...params, reportId: id } });
    expect(report).toMatchObject({ state: 'failed', size: null, problem: expect.any(Object) });
  });
});
