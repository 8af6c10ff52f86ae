import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  evidenceApi,
  type EvidenceView,
  filesApi,
  type Role,
  ROLES,
  type StoredFileId,
  type StoredFileView,
} from '@certitude/contracts';
import { FileStorage, newId } from '@certitude/server/core';
import { type GivenMember, type TestServer } from '@certitude/server/testing';
import { FileContents } from './file-contents.service';
import { FileJobs } from './file.jobs';
import { FileRepository } from './file.repository';
import { EvidenceWorld } from './testing/evidence-world';

const DAY = 24 * 3_600_000;

describe('a file that should not be there', () => {
  let world: EvidenceWorld;
  let server: TestServer;
  let owner: GivenMember;
  beforeAll(async () => {
    world = await EvidenceWorld.make();
    server = world.server;
  });
  afterAll(() => server.close());
  beforeEach(async () => {
    owner = await server.given.organization();
  });
  afterEach(() => jest.restoreAllMocks());

  const at = (who: GivenMember) => ({ organizationId: who.context.organizationId });
  const uploaded = async (by: GivenMember): Promise<StoredFileView> => {
    const query = { name: 'salaries.txt' };
    const { body } = await server.as(by).raw(evidenceApi.upload, { params: at(by), query, body: 'Salaries' });
    return evidenceApi.upload.response.parse(body);
  };
  const evidenceOf = (by: GivenMember, { id }: StoredFileView): Promise<EvidenceView> =>
    server
      .as(by)
      .call(evidenceApi.create, { params: at(by), body: { title: 'File', content: { kind: 'file', fileId: id } } });
  const withdraw = (by: GivenMember, { id }: StoredFileView, reason = 'Confidential') =>
    server.as(by).raw(filesApi.withdraw, { params: { ...at(by), fileId: id }, body: { reason } });
  const download = (by: GivenMember, { id }: StoredFileView) =>
    server.as(by).raw(evidenceApi.download, { params: { ...at(by), fileId: id } });
  const submit = (by: GivenMember, { id }: EvidenceView) =>
    server.as(by).raw(evidenceApi.submit, { params: { ...at(by), evidenceId: id } });
  const get = (by: GivenMember, { id }: EvidenceView) =>
    server.as(by).call(evidenceApi.get, { params: { ...at(by), evidenceId: id } });
  const folderOf = (who: GivenMember) => join(server.config.dataDir, 'files', who.context.organizationId);
  const onDisk = async (who: GivenMember): Promise<string[]> => {
    const entries = await readdir(folderOf(who), { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
  };

  it('is withdrawn: its content is gone, its row and hash stay, and everybody sees who did it and why', async () => {
    const file = await uploaded(owner);
    const evidence = await evidenceOf(owner, file);
    const answer = await withdraw(owner, file);
    const withdrawn = { at: server.clock.now().toISOString(), by: owner.accountId, reason: 'Confidential' };
    expect(answer).toEqual(expect.objectContaining({ status: 200, body: { ...file, withdrawn } }));
    expect(await onDisk(owner)).toEqual([]);
    expect(await download(owner, file)).toMatchObject({ status: 410, body: { code: 'file.withdrawn' } });
    expect((await get(owner, evidence)).current).toMatchObject({ hash: evidence.current.hash, file: { withdrawn } });
    const { items } = await server.as(owner).call(evidenceApi.list, { params: at(owner), query: {} });
    expect(items[0]?.current.file).toEqual({ ...file, withdrawn });
  });

  it('stays withdrawn', async () => {
    const file = await uploaded(owner);
    await withdraw(owner, file);
    expect(await withdraw(owner, file, 'Again')).toMatchObject({ status: 410, body: { code: 'file.withdrawn' } });
    await expect(
      server.db.transaction(owner.context, (tx) => tx.query('update stored_file set withdrawn_at = null')),
    ).rejects.toThrow('stays withdrawn');
  });

  it('takes no other file of the same content along', async () => {
    const [wrong, right] = [await uploaded(owner), await uploaded(owner)];
    await withdraw(owner, wrong);
    expect((await download(owner, right)).status).toBe(200);
  });

  it('is withdrawn by those who answer for evidence, and by who uploaded it while it is a draft', async () => {
    const allowed: Role[] = [];
    for (const role of ROLES) {
      const { status } = await withdraw(await server.given.member(owner, role), await uploaded(owner));
      if (status === 200) allowed.push(role);
      else expect([403, 404]).toContain(status);
    }
    expect(allowed).toEqual(['owner', 'admin', 'manager']);
    const author = await server.given.member(owner, 'contributor');
    const [draft, handedIn] = [await uploaded(author), await uploaded(author)];
    await evidenceOf(author, draft);
    await submit(author, await evidenceOf(author, handedIn));
    expect((await withdraw(author, draft)).status).toBe(200);
    expect(await withdraw(author, handedIn)).toMatchObject({ status: 403, body: { code: 'access.forbidden' } });
  });

  it('of another organization looks like none', async () => {
    const file = await uploaded(owner);
    const stranger = await server.given.organization();
    expect(await withdraw(stranger, file)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect((await download(owner, file)).status).toBe(200);
  });

  it('proves nothing any more: it is not made evidence, submitted or accepted', async () => {
    const [loose, draft, handedIn] = [await uploaded(owner), await uploaded(owner), await uploaded(owner)];
    const [evidence, waiting] = [await evidenceOf(owner, draft), await evidenceOf(owner, handedIn)];
    await submit(owner, waiting);
    for (const file of [loose, draft, handedIn]) await withdraw(owner, file);
    const body = { title: 'File', content: { kind: 'file' as const, fileId: loose.id } };
    expect((await server.as(owner).problem(evidenceApi.create, { params: at(owner), body })).code).toBe(
      'file.withdrawn',
    );
    expect(await submit(owner, evidence)).toMatchObject({ status: 410, body: { code: 'file.withdrawn' } });
    const reviewer = await server.given.member(owner, 'reviewer');
    const decide = (decision: 'accepted' | 'rejected') =>
      server.as(reviewer).raw(evidenceApi.decide, {
        params: { ...at(owner), evidenceId: waiting.id },
        body: { decision, comment: 'Gone', hash: waiting.current.hash },
      });
    expect(await decide('accepted')).toMatchObject({ status: 410, body: { code: 'file.withdrawn' } });
    expect((await decide('rejected')).status).toBe(200);
  });

  it('leaves an accepted revision verifiable', async () => {
    const file = await uploaded(owner);
    const evidence = await evidenceOf(owner, file);
    await submit(owner, evidence);
    const reviewer = await server.given.member(owner, 'reviewer');
    await server.as(reviewer).call(evidenceApi.decide, {
      params: { ...at(owner), evidenceId: evidence.id },
      body: { decision: 'accepted', hash: evidence.current.hash },
    });
    await withdraw(owner, file);
    expect((await get(owner, evidence)).current).toMatchObject({
      state: 'accepted',
      hash: evidence.current.hash,
      file: { sha256: file.sha256, name: file.name },
    });
  });

  describe('is deleted by the worker', () => {
    const jobs = () =>
      new FileJobs(new FileContents(server.db, server.app.get(FileRepository), server.app.get(FileStorage)));
    const sweep = (now: Date) => jobs().sweep(now);
    const settled = () => new Date(server.clock.now().getTime() + 2 * DAY);
    const told = (fileId: StoredFileId) =>
      jobs().deleteContent(
        { organizationId: owner.context.organizationId, actor: null, requestId: 'test' },
        { id: newId(), name: 'file.withdrawn', payload: { fileId } },
      );

    it('when it could not be deleted at once', async () => {
      const file = await uploaded(owner);
      jest.spyOn(server.app.get(FileStorage), 'delete').mockRejectedValueOnce(new Error('The disk is busy.'));
      expect((await withdraw(owner, file)).status).toBe(200);
      expect(await onDisk(owner)).toEqual([file.id]);
      const [event] = await server.db.transaction(owner.context, (tx) =>
        tx.query("select payload from outbox where name = 'file.withdrawn'"),
      );
      expect(event).toEqual({ payload: { fileId: file.id } });
      await told(file.id);
      await told(file.id);
      expect(await onDisk(owner)).toEqual([]);
    });

    it('by the sweep, when its job was lost', async () => {
      const file = await uploaded(owner);
      jest.spyOn(server.app.get(FileStorage), 'delete').mockRejectedValueOnce(new Error('The disk is busy.'));
      await withdraw(owner, file);
      await sweep(settled());
      expect(await onDisk(owner)).toEqual([]);
    });

    it('never, when nobody withdrew it', async () => {
      const file = await uploaded(owner);
      await told(file.id);
      expect(await onDisk(owner)).toEqual([file.id]);
    });

    it('when a crash left it without a row, and no file that has one', async () => {
      const kept = await uploaded(owner);
      const orphan = newId();
      const folder = join(folderOf(owner), orphan.slice(-2));
      await mkdir(folder, { recursive: true });
      for (const name of [orphan, `${newId()}.${newId()}.part`]) await writeFile(join(folder, name), 'left behind');
      await sweep(server.clock.now());
      // Too young: an upload may be about to write its row.
      expect(await onDisk(owner)).toHaveLength(3);
      await sweep(settled());
      expect(await onDisk(owner)).toEqual([kept.id]);
      expect((await download(owner, kept)).status).toBe(200);
    });

    it('never while it is being uploaded, however old its first byte', async () => {
      const kept = await uploaded(owner);
      const path = join(folderOf(owner), kept.id.slice(-2), kept.id);
      const old = new Date(server.clock.now().getTime() - 10 * DAY);
      await utimes(path, old, old);
      await sweep(server.clock.now());
      expect(await onDisk(owner)).toEqual([kept.id]);
    });
  });
});
