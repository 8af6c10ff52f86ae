import { type OrderReport, reportsApi } from '@certitude/contracts/reporting';
import { type SignReport, signingApi as api, type SigningKeyView } from '@certitude/contracts/signing';
import { newId } from '@certitude/server/core';
import { type GivenMember } from '@certitude/server/testing';
import { checkFile, signedFile } from '@certitude/signatures';
import { type GivenKey, givenKey, keyStoreOf, type KeyWish, smallPdf } from '@certitude/signatures/testing';
import { ReportWorld } from '../testing/report-world';

const PASSWORD = 'correct horse';

describe('signing reports', () => {
  let world: ReportWorld;
  beforeAll(async () => {
    world = await ReportWorld.make({ SIGN_IN_ATTEMPTS: '3' });
  });
  afterAll(() => world.close());

  /** A report of a version, as PDF. */
  const given = async (revision: number | null = 1) => {
    const of = await world.finalized();
    const params = { organizationId: of.owner.context.organizationId, assessmentId: of.view.id };
    const body: OrderReport = { kind: 'summary', format: 'pdf', paper: 'a4', revision, sections: [] };
    const { id } = await world.server.as(of.owner).call(reportsApi.order, { params, body });
    await world.make(of.owner, id);
    return { of, owner: of.owner, params: { ...params, reportId: id } };
  };
  type Place = Awaited<ReturnType<typeof given>>['params'];
  const pathOf = ({ organizationId, assessmentId, reportId }: Place) =>
    `/api/organizations/${organizationId}/assessments/${assessmentId}/reports/${reportId}`;
  const fileOf = async (who: GivenMember, place: Place, number: number | null) => {
    const path = number === null ? `${pathOf(place)}/file` : `${pathOf(place)}/signed/${number}`;
    const answer = await world.server.as(who).ask(path);
    return { status: answer.status, bytes: new Uint8Array(await answer.arrayBuffer()), headers: answer.headers };
  };
  const bring = (who: GivenMember, place: Place, bytes: Uint8Array) =>
    world.server.as(who).call(api.bring, { params: place, body: Buffer.from(bytes) as never });
  const sign = (bytes: Uint8Array, { key, certificate, chain }: GivenKey, field = 'ExecutiveApproval') =>
    signedFile(bytes, { field, at: world.server.clock.now(), reason: null, key, certificate, chain });
  const code = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => 'none',
      (error: { problem?: { code: string } }) => error.problem?.code ?? String(error),
    );

  describe('on one’s own machine', () => {
    it('keeps what was signed, with who signed it, and all that it was before', async () => {
      const { owner, params } = await given();
      const { bytes: report } = await fileOf(owner, params, null);
      const once = await sign(report, await givenKey());
      expect(await bring(owner, params, once)).toMatchObject({
        ...{ number: 1, size: once.length, addedBy: owner.accountId, isSignedHere: false },
        signatures: [{ field: 'ExecutiveApproval', signer: 'Eva Example', issuer: 'CN=Eva Example' }],
      });
      const twice = await sign(once, await givenKey({ name: 'Sam Security' }), 'SecurityExecutiveApproval');
      await bring(owner, params, twice);
      const listed = await world.server.as(owner).call(api.list, { params });
      expect(listed.map(({ number, signatures }) => [number, signatures.map(({ signer }) => signer)])).toEqual([
        [2, ['Eva Example', 'Sam Security']],
        [1, ['Eva Example']],
      ]);
      const { bytes: newest, headers } = await fileOf(owner, params, 2);
      expect(headers.get('content-disposition')).toContain('signed.pdf');
      expect((await checkFile(newest, { now: new Date() })).verdict).toBe('valid');
      expect((await fileOf(owner, params, null)).bytes).toEqual(report);
      expect((await world.server.as(owner).call(reportsApi.get, { params })).signed).toBe(2);
    });

    it('changes nothing when the same file comes again, and loses no signature of somebody else', async () => {
      const { owner, params } = await given();
      const { bytes: report } = await fileOf(owner, params, null);
      const [mine, theirs] = [await sign(report, await givenKey()), await sign(report, await givenKey())];
      const first = await bring(owner, params, mine);
      expect(await bring(owner, params, mine)).toEqual(first);
      expect(await code(bring(owner, params, theirs))).toBe('signing.signed-meanwhile');
      expect(await code(bring(owner, params, report))).toBe('signing.signed-meanwhile');
      expect(await world.server.as(owner).call(api.list, { params })).toHaveLength(1);
    });

    const refused: readonly [what: string, code: string, file: (report: Uint8Array) => Promise<Uint8Array>][] = [
      ['a file that is not signed', 'signing.not-signed', async (report) => report],
      ['another document', 'signing.other-content', async () => sign(smallPdf(), await givenKey())],
      ['no PDF', 'signing.unreadable', async () => Buffer.from('MZ')],
      ['nothing', 'file.empty', async () => new Uint8Array()],
      [
        'an expired certificate',
        'signing.not-valid',
        (report) => signedWith(report, { notAfter: '2021-01-01T00:00:00Z' }),
      ],
      ['a key that is not for signing', 'signing.not-valid', (report) => signedWith(report, { usage: 0x20 })],
    ];
    const signedWith = async (report: Uint8Array, wish: KeyWish) => sign(report, await givenKey(wish));
    it.each(refused)('refuses %s', async (_, why, file) => {
      const { owner, params } = await given();
      const { bytes: report } = await fileOf(owner, params, null);
      expect(await code(bring(owner, params, await file(report)))).toBe(why);
      expect(await world.server.as(owner).call(api.list, { params })).toEqual([]);
    });

    it('is for PDFs of versions, and for those who may sign', async () => {
      const draft = await given(null);
      expect(await code(bring(draft.owner, draft.params, smallPdf()))).toBe('signing.not-signable');
      const { of, owner, params } = await given();
      const { bytes: report } = await fileOf(owner, params, null);
      const signed = await sign(report, await givenKey());
      const guest = await world.guest(of);
      expect(await code(bring(guest, params, signed))).toBe('access.forbidden');
      expect(await code(bring(await world.member(owner, 'contributor'), params, signed))).toBe('access.forbidden');
      await bring(await world.member(owner, 'assessor'), params, signed);
      expect((await fileOf(guest, params, 1)).status).toBe(200);
      await world.endGrant(of, guest);
      expect((await fileOf(guest, params, 1)).status).toBe(404);
    });

    it('of two who sign at the same moment keeps one, and tells the other', async () => {
      const { owner, params } = await given();
      const { bytes: report } = await fileOf(owner, params, null);
      const files = [await sign(report, await givenKey()), await sign(report, await givenKey())];
      const codes = await Promise.all(files.map((file) => code(bring(owner, params, file))));
      expect(codes.sort()).toEqual(['none', 'signing.signed-meanwhile']);
    });

    it('is not undone by whoever made the report', async () => {
      const { owner, params } = await given();
      const assessor = await world.member(owner, 'assessor');
      const body: OrderReport = { kind: 'summary', format: 'pdf', paper: 'a4', revision: 1, sections: [] };
      const { id } = await world.server.as(assessor).call(reportsApi.order, { params, body });
      await world.make(owner, id);
      const place = { ...params, reportId: id };
      const remove = (who: GivenMember) => code(world.server.as(who).call(reportsApi.remove, { params: place }));
      await bring(assessor, place, await sign((await fileOf(assessor, place, null)).bytes, await givenKey()));
      expect(await remove(assessor)).toBe('access.forbidden');
      expect(await remove(owner)).toBe('none');
    });
  });

  describe('with a stored key', () => {
    const on = (who: GivenMember, storesKeys = true) =>
      world.server.as(who).call(api.changeSettings, { params: at(who), body: { storesKeys } });
    const at = ({ context: { organizationId } }: GivenMember) => ({ organizationId });
    const store = async (who: GivenMember, wish: KeyWish = {}, password = PASSWORD): Promise<SigningKeyView> => {
      const content = Buffer.from(await keyStoreOf(await givenKey(wish), PASSWORD)).toString('base64');
      return world.server.as(who).call(api.storeKey, { params: at(who), body: { name: 'Board', content, password } });
    };
    const signHere = (who: GivenMember, params: Place, keyId: SigningKeyView['id'], more: Partial<SignReport> = {}) => {
      const body = { keyId, password: PASSWORD, field: 'ExecutiveApproval' as const, after: 0, ...more };
      return world.server.as(who).call(api.sign, { params, body });
    };
    const uses = async (who: GivenMember) =>
      (await world.server.as(who).call(api.uses, { params: at(who), query: {} })).items;

    it.each(['RSA', 'EC'] as const)('of %s signs, twice, and writes down who used it', async (kind) => {
      const { owner, params } = await given();
      await on(owner);
      const key = await store(owner, { kind });
      expect(key).toMatchObject({ name: 'Board', subject: 'Eva Example', key: expect.stringContaining(kind) });
      const assessor = await world.member(owner, 'assessor');
      expect(await signHere(assessor, params, key.id)).toMatchObject({ number: 1, isSignedHere: true });
      await signHere(owner, params, key.id, { field: 'SecurityExecutiveApproval', after: 1 });
      await signHere(owner, params, key.id, { field: 'FurtherSignature', after: 2 });
      const checked = await checkFile((await fileOf(owner, params, 3)).bytes, { now: world.server.clock.now() });
      expect(checked.verdict).toBe('valid');
      const fields = checked.signatures.map(({ field }) => field).sort();
      expect(fields).toEqual(['ExecutiveApproval', 'FurtherSignature3', 'SecurityExecutiveApproval']);
      const done = {
        outcome: 'signed',
        keyName: 'Board',
        reportId: params.reportId,
        reportKind: 'summary',
        method: 'formal',
      };
      expect(await uses(owner)).toMatchObject([
        { ...done, field: 'FurtherSignature', usedBy: owner.accountId },
        { ...done, field: 'SecurityExecutiveApproval', usedBy: owner.accountId },
        { ...done, field: 'ExecutiveApproval', usedBy: assessor.accountId },
      ]);
    });

    it('needs an owner who turned it on, and stays unusable when they turn it off', async () => {
      const { owner, params } = await given();
      expect(await code(store(owner))).toBe('signing.turned-off');
      expect(await code(on(await world.member(owner, 'admin')))).toBe('access.forbidden');
      expect(await on(owner)).toEqual({ isSetUp: true, storesKeys: true });
      const key = await store(owner);
      await on(owner, false);
      expect(await code(signHere(owner, params, key.id))).toBe('signing.turned-off');
    });

    it('never lets its password or its key out', async () => {
      const { owner } = await given();
      await on(owner);
      await store(owner);
      const rows = await world.server.db.transaction(owner.context, (tx) =>
        tx.query<{ row: string }>("select t::text || encode(t.sealed, 'escape') as row from signing_key t"),
      );
      expect(rows).toHaveLength(1);
      expect(rows[0]?.row).not.toContain(PASSWORD);
      expect(JSON.stringify(await world.server.as(owner).call(api.keys, { params: at(owner) }))).not.toContain(
        'sealed',
      );
    });

    const keys: readonly [what: string, wish: KeyWish, password: string, code: string][] = [
      ['with the wrong password', {}, 'wrong', 'signing.wrong-password'],
      ['that is not for signing', { usage: 0x20 }, PASSWORD, 'signing.not-for-signing'],
      ['that has expired', { notAfter: '2021-01-01T00:00:00Z' }, PASSWORD, 'signing.expired'],
    ];
    it.each(keys)('is not stored when it is one %s', async (_, wish, password, why) => {
      const { owner } = await given();
      await on(owner);
      expect(await code(store(owner, wish, password))).toBe(why);
    });

    it('is not guessed: attempts are written down, and end', async () => {
      const { owner, params } = await given();
      await on(owner);
      const key = await store(owner);
      for (let count = 0; count < 3; count++) {
        expect(await code(signHere(owner, params, key.id, { password: 'guess' }))).toBe('signing.wrong-password');
      }
      expect(await code(signHere(owner, params, key.id))).toBe('request.rate-limited');
      expect((await uses(owner)).map(({ outcome }) => outcome)).toEqual([
        'wrong-password',
        'wrong-password',
        'wrong-password',
      ]);
      // Somebody else is not shut out by it.
      await signHere(await world.member(owner, 'manager'), params, key.id);
    });

    it('signs a field once, and only what somebody saw', async () => {
      const { owner, params } = await given();
      await on(owner);
      const key = await store(owner);
      await signHere(owner, params, key.id);
      expect(await code(signHere(owner, params, key.id))).toBe('signing.signed-meanwhile');
      expect(await code(signHere(owner, params, key.id, { after: 1 }))).toBe('signing.field-taken');
      expect((await uses(owner)).map(({ outcome }) => outcome)).toEqual(['refused', 'signed']);
    });

    it('is gone when it is removed, and what it did stays', async () => {
      const { owner, params } = await given();
      await on(owner);
      const key = await store(owner);
      await signHere(owner, params, key.id);
      await world.server.as(owner).call(api.removeKey, { params: { ...at(owner), keyId: key.id } });
      expect(await code(signHere(owner, params, key.id, { after: 1, field: 'FurtherSignature' }))).toBe('not-found');
      expect(await uses(owner)).toHaveLength(1);
      expect((await fileOf(owner, params, 1)).status).toBe(200);
    });

    it('is stored once, however often it is sent', async () => {
      const { owner } = await given();
      await on(owner);
      const content = Buffer.from(await keyStoreOf(await givenKey(), PASSWORD)).toString('base64');
      const body = { id: newId<SigningKeyView['id']>(), name: 'Board', content, password: PASSWORD };
      const send = () => world.server.as(owner).call(api.storeKey, { params: at(owner), body });
      expect(await send()).toEqual(await send());
      expect(await world.server.as(owner).call(api.keys, { params: at(owner) })).toHaveLength(1);
    });

    it('is not there where the operator has not set it up', async () => {
      const bare = await ReportWorld.make({ SIGNING_KEYS_SECRET: '' });
      try {
        const { owner } = await bare.assessment();
        const params = at(owner);
        expect(await bare.server.as(owner).call(api.settings, { params })).toEqual({
          isSetUp: false,
          storesKeys: false,
        });
        const turnOn = bare.server.as(owner).call(api.changeSettings, { params, body: { storesKeys: true } });
        expect(await code(turnOn)).toBe('signing.not-set-up');
      } finally {
        await bare.close();
      }
    });
  });
});
