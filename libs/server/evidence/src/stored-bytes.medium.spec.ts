import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { evidenceApi, filesApi } from '@certitude/contracts';
import { asOwner, FileStorage, OperatorLimits } from '@certitude/server/core';
import { type GivenMember, type TestServer } from '@certitude/server/testing';
import { FileContents } from './file-contents.service';
import { FileRepository } from './file.repository';
import { EvidenceWorld } from './testing/evidence-world';

const DAY = 24 * 3_600_000;
const CHUNK = Buffer.alloc(64 * 1024, 'x');

describe('what an organization keeps', () => {
  let server: TestServer;
  let owner: GivenMember;
  beforeAll(async () => {
    ({ server } = await EvidenceWorld.make({ MAX_FILE_MIB: '1' }));
  });
  afterAll(() => server.close());
  afterEach(() => jest.restoreAllMocks());
  beforeEach(async () => {
    owner = await server.given.organization();
  });

  const at = () => ({ organizationId: owner.context.organizationId });
  const asOperator = (sql: string) => asOwner(server.database.ownerUrl, (owned) => owned.query(sql));
  /** What the operator set is believed for a while, so it is not set in the middle of a test. */
  const limit = (bytes: number) => jest.spyOn(server.app.get(OperatorLimits), 'of').mockResolvedValue(bytes);
  const upload = (name: string, body: string) =>
    server.as(owner).raw(evidenceApi.upload, { params: at(), query: { name }, body });
  const onDisk = async (): Promise<string[]> => {
    const path = join(server.config.dataDir, 'files', at().organizationId);
    const entries = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };
  /** An upload as a program sends it: its beginning, and the rest when it is asked for. */
  const sent = async (
    headers: Record<string, string>,
    chunks: number,
  ): Promise<{ status: number | undefined; code: unknown }> => {
    const { csrfToken } = (await server.as(owner).fetch('GET', '/api/session')).body as { csrfToken: string };
    return new Promise((resolve, reject) => {
      const out = request(`${server.url}/api/organizations/${at().organizationId}/files?name=a.txt`, {
        method: 'POST',
        headers: {
          cookie: `certitude_session=${owner.sessionToken}`,
          'x-csrf-token': csrfToken,
          'content-type': 'application/octet-stream',
          ...headers,
        },
      });
      out.on('error', reject).on('response', (answer) => {
        void text(answer).then((body) => {
          out.destroy();
          resolve({ status: answer.statusCode, code: (JSON.parse(body) as { code: unknown }).code });
        });
      });
      for (let n = 0; n < chunks; n++) out.write(CHUNK);
      // Without an end: an answer comes only because nobody waits for the rest.
      if (chunks === 0) out.flushHeaders();
    });
  };

  it('is full before a byte is sent, where the size is announced', async () => {
    limit(1_000);
    expect(await sent({ 'content-length': '1001' }, 0)).toEqual({ status: 409, code: 'file.over-quota' });
    expect(await onDisk()).toEqual([]);
  });

  it('is full as soon as too much came, where the size is not announced', async () => {
    limit(CHUNK.length);
    expect(await sent({}, 2)).toEqual({ status: 409, code: 'file.over-quota' });
    expect(await onDisk()).toEqual([]);
  });

  it('has room again once a file was withdrawn', async () => {
    limit(100);
    const { body } = await upload('first.txt', 'x'.repeat(90));
    const { id } = evidenceApi.upload.response.parse(body);
    expect((await upload('second.txt', 'x'.repeat(90))).status).toBe(409);
    const params = { ...at(), fileId: id };
    await server.as(owner).call(filesApi.withdraw, { params, body: { reason: 'The wrong one' } });
    expect((await server.as(owner).call(filesApi.settings, { params: at() })).used).toBe(0);
    expect((await upload('second.txt', 'x'.repeat(90))).status).toBe(200);
  });

  it('stays on disk when nobody knows whether its row was written, until the sweep finds out', async () => {
    await asOperator(
      `create function planted() returns trigger language plpgsql as $$ begin raise exception 'The commit fails.'; end $$`,
    );
    await asOperator(
      `create constraint trigger planted after insert on stored_file deferrable initially deferred
       for each row when (new.name = 'planted.txt') execute function planted()`,
    );
    expect((await upload('planted.txt', 'text')).status).toBeGreaterThanOrEqual(500);
    expect(await onDisk()).toHaveLength(1);
    const contents = new FileContents(server.db, server.app.get(FileRepository), server.app.get(FileStorage));
    await contents.sweep(new Date(server.clock.now().getTime() + 2 * DAY));
    expect(await onDisk()).toEqual([]);
  });
});
