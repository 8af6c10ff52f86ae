import { createHash, generateKeyPairSync } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  evidenceApi,
  filesApi,
  guestsApi,
  organizationsApi,
  type Role,
  ROLES,
  type StoredFileId,
  type StoredFileView,
} from '@certitude/contracts';
import { asOwner, newId, OperatorLimits } from '@certitude/server/core';
import { Founding } from '@certitude/server/organizations';
import { eventually, type GivenMember, type TestServer } from '@certitude/server/testing';
import { zipOf } from './content-check/testing/archives';
import { pkiStructures } from './content-check/testing/pki';
import { EvidenceWorld } from './testing/evidence-world';

const api = evidenceApi;
const MIB = 1024 * 1024;
const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj\n');

describe('files', () => {
  let world: EvidenceWorld;
  let server: TestServer;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await EvidenceWorld.make({ MAX_FILE_MIB: '1' });
    server = world.server;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    owner = await server.given.organization();
  });

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const upload = (by: GivenMember, name: string, body: Buffer | string) =>
    server.as(by).raw(api.upload, { params: at(by), query: { name }, body });
  const uploaded = async (by: GivenMember, name: string, body: Buffer | string): Promise<StoredFileView> => {
    const answer = await upload(by, name, body);
    expect(answer.status).toBe(200);
    return api.upload.response.parse(answer.body);
  };
  const download = (by: GivenMember, fileId: StoredFileId, params = at(by)) =>
    server.as(by).raw(api.download, { params: { ...params, fileId } });
  /** Everything on disk of an organization. */
  const onDisk = async (who: GivenMember): Promise<string[]> => {
    const path = join(server.config.dataDir, 'files', who.context.organizationId);
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  const nothingKept = async () => {
    expect(await onDisk(owner)).toEqual([]);
    expect(await world.count(owner, 'stored_file')).toBe(0);
  };

  it('come back byte for byte, with the name they had', async () => {
    const content = Buffer.concat([PDF, Buffer.from(Array.from({ length: 300_000 }, (_, n) => (n * 7) % 251))]);
    const file = await uploaded(owner, 'Prüfbericht 2030.pdf', content);
    expect(file).toEqual({
      id: file.id,
      name: 'Prüfbericht 2030.pdf',
      mediaType: 'application/pdf',
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
      uploadedBy: owner.accountId,
      lookedInto: true,
      withdrawn: null,
    });
    const answer = await download(owner, file.id);
    expect(answer.status).toBe(200);
    expect(Buffer.compare(answer.body as Buffer, content)).toBe(0);
  });

  it('are saved by the browser and never shown', async () => {
    const { id } = await uploaded(owner, 'Prüfbericht.pdf', PDF);
    const { headers } = await download(owner, id);
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="Prufbericht.pdf"; filename*=UTF-8''Pr%C3%BCfbericht.pdf`,
    );
    expect(headers.get('content-type')).toBe('application/pdf');
    expect(headers.get('content-length')).toBe(String(PDF.length));
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('that are JSON or text come back as files too', async () => {
    for (const [name, body, type] of [
      ['scan.json', '{"ok":true}', 'application/json'],
      ['notes.txt', 'Minutes', 'text/plain'],
    ] as const) {
      const { id } = await uploaded(owner, name, body);
      const answer = await download(owner, id);
      expect(answer.headers.get('content-type')).toBe(type);
      expect(answer.headers.get('content-disposition')).toContain('attachment');
    }
  });

  it('may be uploaded by those who add evidence, and read by those who read it', async () => {
    const { id } = await uploaded(owner, 'policy.pdf', PDF);
    const allowed: Role[] = [];
    for (const role of ROLES) {
      const member = await server.given.member(owner, role);
      const sent = await upload(member, 'policy.pdf', PDF);
      if (sent.status === 200) allowed.push(role);
      else expect(sent).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
      expect({ role, status: (await download(member, id)).status }).toEqual({
        role,
        status: role === 'guest-auditor' ? 404 : 200,
      });
    }
    expect(allowed).toEqual(['owner', 'admin', 'manager', 'assessor', 'contributor', 'reviewer']);
  });

  it('are open to a guest auditor as far as they prove something that was granted', async () => {
    const guest = await server.given.member(owner, 'guest-auditor');
    const [granted, hidden] = [await world.assessment(owner, 'Granted'), await world.assessment(owner, 'Hidden')];
    const [shown, other, loose] = [
      await uploaded(owner, 'shown.pdf', PDF),
      await uploaded(owner, 'hidden.pdf', PDF),
      await uploaded(owner, 'loose.pdf', PDF),
    ];
    for (const [file, { id, responses }] of [
      [shown, granted],
      [other, hidden],
    ] as const)
      await server.as(owner).call(api.create, {
        params: at(owner),
        body: {
          title: file.name,
          content: { kind: 'file', fileId: file.id },
          responses: [{ assessmentId: id, responseId: responses[0] }],
        },
      });
    const params = { ...at(owner), assessmentId: granted.id, accountId: guest.accountId };
    await server.as(owner).call(guestsApi.grant, { params, body: { version: 0, changes: { until: '2199-12-31' } } });
    const status = async (file: StoredFileView) => (await download(guest, file.id)).status;
    expect([await status(shown), await status(other), await status(loose)]).toEqual([200, 404, 404]);
    await server.as(owner).call(guestsApi.withdraw, { params });
    expect(await status(shown)).toBe(404);
  });

  it('of another organization look like none', async () => {
    const stranger = await server.given.organization();
    const { id } = await uploaded(owner, 'policy.pdf', PDF);
    const answers = await Promise.all([
      download(stranger, id),
      download(stranger, newId<StoredFileId>()),
      download(stranger, id, at(owner)),
    ]);
    expect(answers.map(({ status, body }) => [status, (body as { code: string }).code])).toEqual(
      Array(3).fill([404, 'not-found']),
    );
  });

  it('of this trade are accepted under their usual names', async () => {
    for (const [name, bytes] of Object.entries(await pkiStructures()))
      expect({ name, status: (await upload(owner, name.replace('p7e', 'p7m'), bytes)).status }).toEqual({
        name,
        status: 200,
      });
  });

  it('that cannot be looked into are marked, and refused where an organization says so', async () => {
    const sealed = Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(100, 7)]);
    const file = await uploaded(owner, 'closed.7z', sealed);
    expect(file.lookedInto).toBe(false);
    const admin = await server.given.member(owner, 'admin');
    const change = (by: GivenMember) =>
      server.as(by).raw(filesApi.changeSettings, { params: at(owner), body: { acceptsSealed: false } });
    expect((await change(await server.given.member(owner, 'manager'))).status).toBe(403);
    expect(await change(admin)).toMatchObject({ status: 200, body: { acceptsSealed: false, used: sealed.length } });
    expect(await upload(owner, 'closed.7z', sealed)).toMatchObject({
      status: 422,
      body: { code: 'file.sealed', detail: expect.stringContaining('7z archives cannot be opened') as string },
    });
    expect(await onDisk(owner)).toHaveLength(1);
  });

  describe('of an organization that keeps as much as it may', () => {
    afterEach(() => jest.restoreAllMocks());
    const limit = (bytes: number) => jest.spyOn(server.app.get(OperatorLimits), 'of').mockResolvedValue(bytes);

    it('are refused before they are sent, while they come, and when several come together', async () => {
      await uploaded(owner, 'first.txt', 'x'.repeat(600));
      limit(1_000);
      expect(await upload(owner, 'more.txt', 'x'.repeat(401))).toMatchObject({
        status: 409,
        body: {
          code: 'file.over-quota',
          detail: expect.stringContaining('600 bytes of 1000 bytes are used') as string,
        },
      });
      const answers = await Promise.all([1, 2, 3].map((n) => upload(owner, `${n}.txt`, 'x'.repeat(300))));
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
      expect(await onDisk(owner)).toHaveLength(2);
    });
  });

  it('come three at a time from one person', async () => {
    const sockets = [await begun(100, 'one'), await begun(100, 'two'), await begun(100, 'three')];
    await eventually(async () => expect(await onDisk(owner)).toHaveLength(3));
    expect(await upload(owner, 'four.txt', 'four')).toMatchObject({
      status: 429,
      body: { code: 'file.too-many-uploads' },
    });
    const other = await server.given.member(owner, 'assessor');
    expect((await upload(other, 'other.txt', 'other')).status).toBe(200);
    for (const socket of sockets) socket.destroy();
    await eventually(async () => expect((await upload(owner, 'four.txt', 'four')).status).toBe(200));
  });

  describe('whose row cannot be written', () => {
    const refuseRows = (sql: string) => asOwner(server.database.ownerUrl, (owned) => owned.query(sql));

    it('leave no content behind', async () => {
      await refuseRows("alter table stored_file add constraint planted check (name <> 'planted.txt')");
      expect((await upload(owner, 'planted.txt', 'text')).status).toBeGreaterThanOrEqual(500);
      await refuseRows('alter table stored_file drop constraint planted');
      await nothingKept();
    });
  });

  describe('are refused, and nothing of them is kept,', () => {
    const key = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
    const pem = String(key.export({ format: 'pem', type: 'pkcs8' }));
    const big = (end: string) => Buffer.concat([PDF, Buffer.alloc(700_000, 'x'), Buffer.from(end)]);
    it.each<[string, string, Buffer | string, number, string]>([
      ['when they are empty', 'empty.txt', '', 400, 'file.empty'],
      ['when they are web pages', 'page.html', '<!doctype html>', 415, 'file.forbidden-type'],
      ['when they are drawings with scripts', 'logo.svg', '<svg onload="x()"/>', 415, 'file.forbidden-type'],
      ['when they are programs', 'setup.exe', Buffer.from('4d5a900003', 'hex'), 415, 'file.forbidden-type'],
      ['when they are not what they say', 'image.png', PDF, 415, 'file.forbidden-type'],
      ['when they have no extension', 'README', 'text', 415, 'file.forbidden-type'],
      ['when they are a private key', 'server.pem', pem, 422, 'file.private-key'],
      ['when they are named like a private key', 'server.key', pem, 415, 'file.forbidden-type'],
      [
        'when they are a binary private key',
        'server.der',
        key.export({ format: 'der', type: 'pkcs8' }),
        422,
        'file.private-key',
      ],
      ['when a private key hides at their end', 'report.pdf', big(pem), 422, 'file.private-key'],
      ['when they are too large', 'large.txt', Buffer.alloc(MIB + 1, 'x'), 413, 'file.too-large'],
    ])('%s', async (_, name, body, status, code) => {
      expect(await upload(owner, name, body)).toMatchObject({ status, body: { code } });
      await nothingKept();
    });

    it('and what was found is named, with its place', async () => {
      const { body } = await upload(owner, 'backup.zip', zipOf({ 'ca/root.pem': `Root\n${pem}` }));
      expect((body as { detail: string }).detail).toContain(
        'There is an EC private key (PKCS#8) in ca/root.pem inside backup.zip, at byte',
      );
      const { body: other } = await upload(owner, 'setup.exe', Buffer.from('4d5a900003', 'hex'));
      expect((other as { detail: string }).detail).toMatch(/Accepted are documents \(\.pdf, .*\.tsr, /);
      await nothingKept();
    });

    it('when they have macros', async () => {
      const macros = zipOf({ '[Content_Types].xml': '<Types/>', 'word/vbaProject.bin': 'x' });
      expect(await upload(owner, 'plan.docx', macros)).toMatchObject({ status: 422, body: { code: 'file.macros' } });
      await nothingKept();
    });

    it.each([
      ['a path', '../../etc/passwd.txt'],
      ['a Windows path', 'C:\\secret.txt'],
      ['control characters', 'a\r\nset-cookie: x.txt'],
      ['a turned writing direction', 'policy\u202etxt.exe.txt'],
      ['nothing but space', '   '],
      ['too many characters', `${'x'.repeat(252)}.txt`],
    ])('when their name is %s', async (_, name) => {
      expect(await upload(owner, name, 'text')).toMatchObject({
        status: 400,
        body: { code: 'request.invalid', problems: [{ path: 'query.name' }] },
      });
      await nothingKept();
    });

    it('when another content type would have them parsed', async () => {
      for (const type of ['application/json', 'multipart/form-data; boundary=x', 'text/html']) {
        const response = await fetch(`${server.url}/api/organizations/${at(owner).organizationId}/files?name=a.json`, {
          method: 'POST',
          headers: { ...(await headersOf(owner)), 'content-type': type },
          body: '{"a":1}',
        });
        expect({ type, status: response.status }).toEqual({ type, status: 415 });
        expect(await response.json()).toMatchObject({ code: 'request.unsupported-media-type' });
      }
      await nothingKept();
    });

    it('before they are sent, when their size is announced', async () => {
      const answer = await announced(50 * MIB);
      expect(answer).toMatch(/^HTTP\/1\.1 413 /);
      expect(answer).toContain('"code":"file.too-large"');
      expect(answer).toContain('at most 1.0 MiB');
      await nothingKept();
    });

    it('when their size is not announced and they do not end', async () => {
      async function* endless(): AsyncGenerator<Uint8Array> {
        for (let n = 0; n < 64; n++) yield Buffer.alloc(64 * 1024, 'x');
      }
      const response = await fetch(`${server.url}/api/organizations/${at(owner).organizationId}/files?name=a.txt`, {
        method: 'POST',
        headers: { ...(await headersOf(owner)), 'content-type': 'application/octet-stream' },
        body: ReadableStream.from(endless()),
        duplex: 'half',
      });
      expect(response.status).toBe(413);
      expect(await response.json()).toMatchObject({ code: 'file.too-large' });
      await nothingKept();
    });

    it('and leave the connection usable for what comes next', async () => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const path = `/api/organizations/${at(owner).organizationId}/files?name=a.txt`;
      const headers = { ...(await headersOf(owner)), 'content-type': 'application/octet-stream' };
      const send = (method: string, target: string, chunks: number): Promise<number | undefined> =>
        new Promise((resolve, reject) => {
          const out = request(`${server.url}${target}`, { method, agent, headers }, (answer) =>
            answer.resume().on('end', () => resolve(answer.statusCode)),
          );
          out.on('error', reject);
          Readable.from(Array.from({ length: chunks }, () => Buffer.alloc(64 * 1024, 'x'))).pipe(out);
        });
      for (let n = 0; n < 3; n++) {
        expect(await send('POST', path, 100)).toBe(413);
        expect(await send('GET', '/api/session', 0)).toBe(200);
      }
      expect(Object.keys(agent.freeSockets)).toHaveLength(1);
      agent.destroy();
      await nothingKept();
    });

    it('when the sender goes away half-way', async () => {
      const socket = await begun(100_000, 'only the first words');
      await eventually(async () => expect(await onDisk(owner)).toHaveLength(1));
      socket.destroy();
      await eventually(nothingKept);
    });
  });

  it('go with their sample organization, and no others do', async () => {
    const { accountId, sessionToken } = await server.given.person();
    const profile = { name: 'Sample', timeZone: 'UTC', industry: '', sizeBand: null, region: '' };
    const { organizationId } = await server.app.get(Founding).createSample(accountId, profile, 'test');
    const context = { organizationId, actor: { id: accountId, role: 'owner' as const }, requestId: 'test' };
    const sample: GivenMember = { accountId, sessionToken, name: '', email: '', context };
    const given = await world.assessment(sample);
    await world.accept(sample, given);
    await world.statement(sample, 'Evidence', [given]);
    await uploaded(sample, 'policy.pdf', PDF);
    const kept = await uploaded(owner, 'policy.pdf', PDF);
    expect(await onDisk(sample)).toHaveLength(1);
    await server.as(sample).call(organizationsApi.removeSample, { params: at(sample) });
    expect(await onDisk(sample)).toEqual([]);
    expect((await download(owner, kept.id)).status).toBe(200);
    expect((await server.as(sample).problem(organizationsApi.get, { params: at(sample) })).code).toBe('not-found');
  });

  async function headersOf(by: GivenMember): Promise<Record<string, string>> {
    const { csrfToken } = (await server.as(by).fetch('GET', '/api/session')).body as { csrfToken: string };
    return { cookie: `certitude_session=${by.sessionToken}`, 'x-csrf-token': csrfToken };
  }

  /** A request whose body has begun and does not go on. */
  async function begun(length: number, start: string) {
    const { port, hostname } = new URL(server.url);
    const socket = connect(Number(port), hostname);
    const headers = { ...(await headersOf(owner)), host: `${hostname}:${port}`, 'content-length': String(length) };
    socket.write(
      [
        `POST /api/organizations/${at(owner).organizationId}/files?name=a.txt HTTP/1.1`,
        'content-type: application/octet-stream',
        ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
        '',
        start,
      ].join('\r\n'),
    );
    return socket;
  }

  /** The answer to a request that only announces its body. */
  async function announced(length: number): Promise<string> {
    const socket = await begun(length, '');
    return new Promise((resolve) => {
      let answer = '';
      socket.on('data', (data: Buffer) => {
        answer += data.toString();
        if (!answer.endsWith('}')) return;
        socket.destroy();
        resolve(answer);
      });
    });
  }
});
