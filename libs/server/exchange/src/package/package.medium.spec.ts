import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { assessmentsApi, evidenceApi, filesApi, guestsApi, plansApi } from '@certitude/contracts';
import { versionsApi } from '@certitude/contracts/freezing';
import { reportsApi } from '@certitude/contracts/reporting';
import { signingApi } from '@certitude/contracts/signing';
import { readCsv } from '@certitude/exchange';
import { World } from '@certitude/server/answering/testing';
import { newId } from '@certitude/server/core';
import { EvidenceHttpModule } from '@certitude/server/evidence';
import { ImprovementHttpModule } from '@certitude/server/improvement';
import { ReviewsHttpModule } from '@certitude/server/reviews';
import { ReportMaking, ReportsHttpModule } from '@certitude/server/reports';
import { type GivenMember } from '@certitude/server/testing';
import { VersionsHttpModule } from '@certitude/server/versions';
import { signedFile } from '@certitude/signatures';
import { givenKey } from '@certitude/signatures/testing';
import { unzipped } from '../testing/unzipped';
import { ExchangeHttpModule } from '../exchange-http.module';

jest.setTimeout(120_000);
const run = promisify(execFile);

describe('an evidence package', () => {
  let world: World;
  let folder: string;
  beforeAll(async () => {
    world = await World.make({
      modules: [
        ReviewsHttpModule,
        EvidenceHttpModule,
        ImprovementHttpModule,
        VersionsHttpModule,
        ExchangeHttpModule,
        ReportsHttpModule,
      ],
    });
  });
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'certitude-package-'));
  });
  afterEach(async () => {
    await world.tidy();
    await rm(folder, { recursive: true, force: true });
  });
  afterAll(() => world.close());

  const PROTOCOL = 'Key ceremony\n'.repeat(20_000);

  /** A finalized assessment with a text, two files, a statement and a plan. */
  async function finalized() {
    const given = await world.assessment();
    const { owner, view } = given;
    const [first, second] = given.responses;
    if (!first || !second) throw new Error('No responses.');
    const organization = { organizationId: owner.context.organizationId };
    const browser = world.server.as(owner);
    const params = { ...organization, assessmentId: view.id };
    const anna = await world.join(owner, given);
    anna.edit(first, 'level', 3);
    anna.type(first, '=Signed by the board.');
    await anna.settled();
    const add = async (name: string, body: string, title: string) => {
      const upload = await browser.raw(evidenceApi.upload, { params: organization, query: { name }, body });
      const file = evidenceApi.upload.response.parse(upload.body);
      const responses = [{ assessmentId: view.id, responseId: first }];
      const content = { kind: 'file' as const, fileId: file.id };
      await browser.call(evidenceApi.create, { params: organization, body: { title, content, responses } });
      return file;
    };
    const protocol = await add('Protokoll – Schlüssel "2030".txt', PROTOCOL, 'Ceremony');
    const minutes = await add('minutes.txt', 'Minutes', 'Minutes of the board');
    await browser.call(evidenceApi.create, {
      params: organization,
      body: {
        title: 'Mandate',
        content: { kind: 'statement', statement: 'Signed.' },
        responses: [{ assessmentId: view.id, responseId: second }],
      },
    });
    await browser.call(plansApi.create, {
      params: organization,
      body: {
        assessmentId: view.id,
        responseId: first,
        title: 'Rehearse',
        targetLevel: 4,
        responsible: owner.accountId,
      },
    });
    await browser.call(assessmentsApi.finalize, { params });
    return { owner, browser, organization, params: { ...params, revision: 1 }, protocol, minutes };
  }
  type Finalized = Awaited<ReturnType<typeof finalized>>;

  const addressOf = ({ organizationId, assessmentId, revision }: Finalized['params']) =>
    `/api/organizations/${organizationId}/assessments/${assessmentId}/versions/${revision}/package`;
  const ask = (who: GivenMember, params: Finalized['params'], headers: Record<string, string> = {}) =>
    world.server.as(who).ask(addressOf(params), headers);
  const bytesOf = async (answer: Response) => Buffer.from(await answer.arrayBuffer());
  const unpack = async (bytes: Buffer) => {
    for (const [path, content] of await unzipped(bytes)) {
      await run('mkdir', ['-p', join(folder, path, '..')]);
      await writeFile(join(folder, path), content);
    }
  };
  const check = (list: string) => run('sha256sum', ['-c', '--strict', list], { cwd: folder });
  const read = (path: string) => readFile(join(folder, path), 'utf8');

  const index = async () => readCsv(await read('evidence.csv')).map(({ cells }) => Object.fromEntries(cells));

  it('is verified by coreutils alone, and its files are what was uploaded', async () => {
    const { owner, browser, params, protocol } = await finalized();
    const answer = await ask(owner, params);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain('Spring-version-1.zip');
    const bytes = await bytesOf(answer);
    expect(Number(answer.headers.get('content-length'))).toBe(bytes.length);
    await unpack(bytes);
    expect((await check('SHA256SUMS')).stdout.match(/: OK$/gm)).toHaveLength(9);
    expect((await check('VERSION.sha256')).stdout).toBe('version.json: OK\nplans.json: OK\n');

    const { sha256, content } = await browser.call(versionsApi.get, { params });
    expect((await run('sha256sum', ['version.json'], { cwd: folder })).stdout).toContain(sha256);
    expect(await read('README.txt')).toContain(sha256);
    expect(JSON.parse(await read('version.json'))).toEqual({
      ...content,
      plans: { sha256: expect.any(String) as string },
    });
    expect(await readdir(join(folder, 'evidence'))).toEqual(['0001-Protokoll-Schlussel-2030.txt', '0002-minutes.txt']);
    expect(await read('evidence/0001-Protokoll-Schlussel-2030.txt')).toBe(PROTOCOL);
    expect(await read('SHA256SUMS')).toContain(`${protocol.sha256}  evidence/0001-`);
    await writeFile(join(folder, 'version.json'), (await read('version.json')).replace('"level":3', '"level":4'));
    await expect(check('VERSION.sha256')).rejects.toMatchObject({
      stdout: expect.stringContaining('FAILED') as string,
    });
  });

  it('says in words and tables what was answered and what proves it', async () => {
    const { owner, params } = await finalized();
    await unpack(await bytesOf(await ask(owner, params)));
    const [answer] = readCsv(await read('answers.csv'));
    expect(Object.fromEntries(answer?.cells ?? [])).toMatchObject({
      Level: '3',
      Rationale: '=Signed by the board.',
      Evidence: '1, 2',
    });
    expect((JSON.parse(await read('answers.json')) as unknown[])[0]).toMatchObject({ level: 3, decidedAt: null });
    expect((await index()).map((row) => [row['Title'], row['Content'], row['Statement']])).toEqual([
      ['Ceremony', 'included', ''],
      ['Minutes of the board', 'included', ''],
      ['Mandate', '', 'Signed.'],
    ]);
  });

  it('is the same bytes each time, goes on where it broke, and is never mixed from two', async () => {
    const { owner, browser, params, organization, minutes } = await finalized();
    const first = await ask(owner, params);
    const tag = first.headers.get('etag') ?? '';
    const whole = await bytesOf(first);
    expect(tag).toMatch(/^"[0-9a-f]{64}"$/);
    expect((await bytesOf(await ask(owner, params))).equals(whole)).toBe(true);

    const half = Math.floor(whole.length / 2);
    const rest = await ask(owner, params, { range: `bytes=${half}-`, 'if-range': tag });
    expect([rest.status, rest.headers.get('content-range')]).toEqual([
      206,
      `bytes ${half}-${whole.length - 1}/${whole.length}`,
    ]);
    expect(Buffer.concat([whole.subarray(0, half), await bytesOf(rest)]).equals(whole)).toBe(true);
    const middle = await bytesOf(await ask(owner, params, { range: 'bytes=100-199' }));
    expect(middle.equals(whole.subarray(100, 200))).toBe(true);
    const beyond = await ask(owner, params, { range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);

    const fileParams = { ...organization, fileId: minutes.id };
    await browser.call(filesApi.withdraw, { params: fileParams, body: { reason: 'Names a customer' } });
    const other = await ask(owner, params, { range: `bytes=${half}-`, 'if-range': tag });
    expect(other.status).toBe(200);
    expect(other.headers.get('etag')).not.toBe(tag);
    await unpack(await bytesOf(other));
    expect(await readdir(join(folder, 'evidence'))).toEqual(['0001-Protokoll-Schlussel-2030.txt']);
    expect(await read('README.txt')).toContain(
      '  2. Minutes of the board (minutes.txt): withdrawn: Names a customer\n',
    );
    expect((await index())[1]).toMatchObject({ Content: 'withdrawn', 'SHA-256 of the file': minutes.sha256 });
    expect((await check('SHA256SUMS')).stderr).toBe('');
  });

  it('opens to guests who were let in, without plans, and to nobody else', async () => {
    const { owner, browser, params } = await finalized();
    const guest = await world.server.given.member(owner, 'guest-auditor', 'Gina');
    expect((await ask(guest, params)).status).toBe(404);
    const { organizationId, assessmentId } = params;
    await browser.call(guestsApi.grant, {
      params: { organizationId, assessmentId, accountId: guest.accountId },
      body: { version: 0, changes: { until: '2199-01-01' } },
    });
    await unpack(await bytesOf(await ask(guest, params)));
    expect((await check('VERSION.sha256')).stdout).toBe('version.json: OK\n');
    expect(await readdir(folder)).not.toContain('plans.json');
    expect(await readdir(join(folder, 'evidence'))).toHaveLength(2);
    const stranger = await world.server.given.organization('Other Ltd');
    expect((await ask(stranger, params)).status).toBe(404);
  });

  it('names a file whose content is not there any more as it was, and stays whole', async () => {
    const { owner, params, protocol } = await finalized();
    const { organizationId } = params;
    const path = join(world.server.config.dataDir, 'files', organizationId, protocol.id.slice(-2), protocol.id);
    await writeFile(path, 'cut');
    await unpack(await bytesOf(await ask(owner, params)));
    expect(await read('README.txt')).toContain(
      '  1. Ceremony (Protokoll – Schlüssel "2030".txt): not kept as it was\n',
    );
    expect(await readdir(join(folder, 'evidence'))).toEqual(['0002-minutes.txt']);
  });

  it('holds the newest report of each kind, as far as its reader may read it, and goes on with it where it broke', async () => {
    const { owner, browser, params } = await finalized();
    const { revision: _, ...place } = params;
    const reported = async (kind: 'summary' | 'progress', revision: number | null = 1) => {
      const body = { kind, format: 'html' as const, paper: 'a4' as const, revision, sections: [] };
      const { id } = await browser.call(reportsApi.order, { params: place, body });
      const context = { organizationId: params.organizationId, actor: null, requestId: newId() };
      await world.server.app.get(ReportMaking, { strict: false }).make(context, id);
      return browser.call(reportsApi.get, { params: { ...place, reportId: id } });
    };
    const before = await ask(owner, params);
    const older = await reported('summary');
    await reported('progress');
    await reported('progress', null);
    const newer = await reported('summary');
    expect(newer.state).toBe('done');

    const answer = await ask(owner, params);
    expect(answer.headers.get('etag')).not.toBe(before.headers.get('etag'));
    const whole = await bytesOf(answer);
    expect(Number(answer.headers.get('content-length'))).toBe(whole.length);
    const half = Math.floor(whole.length / 2);
    const tag = answer.headers.get('etag') ?? '';
    const rest = await ask(owner, params, { range: `bytes=${half}-`, 'if-range': tag });
    expect(Buffer.concat([whole.subarray(0, half), await bytesOf(rest)]).equals(whole)).toBe(true);
    await unpack(whole);
    expect(await readdir(join(folder, 'report'))).toEqual(['progress.html', 'summary.html']);
    expect((await check('SHA256SUMS')).stdout).toContain('report/summary.html: OK');
    expect(await read('SHA256SUMS')).toContain(`${newer.sha256}  report/summary.html`);
    expect(await read('README.txt')).toContain('report/         the newest report of each kind');
    const rows = readCsv(await read('reports.csv')).map(({ cells }) => Object.fromEntries(cells));
    expect(rows.map((row) => [row['Report'], row['Bytes']])).toEqual([
      ['Progress report', expect.any(String)],
      ['Executive summary', String(newer.size)],
    ]);

    const guest = await world.server.given.member(owner, 'guest-auditor', 'Gina');
    const { organizationId, assessmentId } = params;
    await browser.call(guestsApi.grant, {
      params: { organizationId, assessmentId, accountId: guest.accountId },
      body: { version: 0, changes: { until: '2199-01-01' } },
    });
    await rm(folder, { recursive: true });
    await unpack(await bytesOf(await ask(guest, params)));
    expect(await readdir(join(folder, 'report'))).toEqual(['summary.html']);
    await browser.call(reportsApi.remove, { params: { ...place, reportId: newer.id } });
    await rm(folder, { recursive: true });
    await unpack(await bytesOf(await ask(guest, params)));
    expect(await read('SHA256SUMS')).toContain(`${older.sha256}  report/summary.html`);
  });

  it('holds the newest signed file of each kind beside the report, also when the report was made again', async () => {
    const { owner, browser, params, organization } = await finalized();
    const place = { ...organization, assessmentId: params.assessmentId };
    const made = async () => {
      const body = {
        kind: 'progress' as const,
        format: 'pdf' as const,
        paper: 'a4' as const,
        revision: 1,
        sections: [],
      };
      const { id } = await browser.call(reportsApi.order, { params: place, body });
      await world.server.app
        .get(ReportMaking, { strict: false })
        .make({ ...organization, actor: null, requestId: newId() }, id);
      return { ...place, reportId: id };
    };
    const signed = async (of: Awaited<ReturnType<typeof made>>, name: string, before: Uint8Array) => {
      const { key, certificate, chain } = await givenKey({ name });
      const how = { field: name, at: world.server.clock.now(), reason: null, key, certificate, chain };
      const file = await signedFile(before, how);
      return { file, view: await browser.call(signingApi.bring, { params: of, body: Buffer.from(file) as never }) };
    };
    const report = await made();
    const plain = (await browser.raw(reportsApi.download, { params: report })).body as Uint8Array;
    const tags = [(await ask(owner, params)).headers.get('etag')];
    const first = await signed(report, 'Eva', plain);
    tags.push((await ask(owner, params)).headers.get('etag'));
    const { file, view } = await signed(report, 'Sam', first.file);
    const again = await made();

    const answer = await ask(owner, params);
    expect(new Set([...tags, answer.headers.get('etag')]).size).toBe(3);
    await unpack(await bytesOf(answer));
    expect(await readdir(join(folder, 'report'))).toEqual(['progress-signed.pdf', 'progress.pdf']);
    expect((await readFile(join(folder, 'report/progress-signed.pdf'))).equals(file)).toBe(true);
    expect((await check('SHA256SUMS')).stdout).toContain('report/progress-signed.pdf: OK');
    const { sha256 } = await browser.call(reportsApi.get, { params: again });
    const rows = readCsv(await read('reports.csv')).map(({ cells }) => Object.fromEntries(cells));
    expect(rows.map((row) => [row['File in this package'], row['Signed'], row['SHA-256 of the file']])).toEqual([
      ['report/progress.pdf', 'no', sha256],
      ['report/progress-signed.pdf', 'yes', view.sha256],
    ]);
    expect(await read('README.txt')).toContain('Names with "-signed" are the newest signed files');

    // A progress report holds plans.
    const guest = await world.server.given.member(owner, 'guest-auditor', 'Gina');
    const { organizationId, assessmentId } = params;
    await browser.call(guestsApi.grant, {
      params: { organizationId, assessmentId, accountId: guest.accountId },
      body: { version: 0, changes: { until: '2199-01-01' } },
    });
    expect(String(await bytesOf(await ask(guest, params)))).not.toContain('progress-signed.pdf');
  });
});
