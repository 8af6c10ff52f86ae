import { createHash } from 'node:crypto';
import { type FileHandle, mkdtemp, open, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { type OrganizationId, type StoredFileId } from '@certitude/contracts';
import { newId } from '../ids';
import { DiskStorage } from './disk-storage';
import { type FilePlace } from './file-storage';

const LIMIT = 1_000;
const place = (organizationId = newId<OrganizationId>()): FilePlace => ({
  organizationId,
  fileId: newId<StoredFileId>(),
});

async function* chunks(...parts: (string | Error)[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) {
    if (part instanceof Error) throw part;
    yield Buffer.from(part);
  }
}

describe('files on disk', () => {
  let dataDir: string;
  let storage: DiskStorage;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'certitude-storage-'));
    storage = new DiskStorage({ dataDir, maxFileSize: LIMIT });
  });
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  const filesOnDisk = async () =>
    (await readdir(dataDir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const contentOf = async (at: FilePlace) => (await buffer(await storage.read(at))).toString();

  it('come back as they were written, with their size and hash', async () => {
    const at = place();
    const written = await storage.write(at, chunks('key ceremony ', 'protocol'));
    const content = 'key ceremony protocol';
    expect(written).toEqual({ size: content.length, sha256: createHash('sha256').update(content).digest('hex') });
    expect(await contentOf(at)).toBe(content);
    expect([await storage.sizeOf(at), await storage.sizeOf(place())]).toEqual([content.length, null]);
  });

  it('of different organizations are apart, whatever their ids', async () => {
    const one = place();
    const two = { ...place(), fileId: one.fileId };
    await storage.write(one, chunks('one'));
    await expect(storage.read(two)).rejects.toMatchObject({ code: 'not-found' });
    await storage.write(two, chunks('two'));
    expect(await contentOf(one)).toBe('one');
    expect((await filesOnDisk()).map(({ parentPath }) => parentPath.includes(one.organizationId)).sort()).toEqual([
      false,
      true,
    ]);
  });

  it('are readable by the product’s own user only', async () => {
    await storage.write(place(), chunks('secret'));
    const [file] = await filesOnDisk();
    if (!file) throw new Error('No file was written.');
    expect((await stat(join(file.parentPath, file.name))).mode & 0o077).toBe(0);
  });

  it.each([
    [
      'one byte too large',
      () => chunks('x'.repeat(LIMIT), 'y'),
      { code: 'file.too-large', detail: expect.stringContaining('at most 1000 bytes') as string },
    ],
    ['empty', () => chunks(), { code: 'file.empty' }],
    ['broken off half-way', () => chunks('half', new Error('connection lost')), { message: 'connection lost' }],
  ])('that are %s leave nothing behind', async (_, content, error) => {
    const at = place();
    await expect(storage.write(at, content())).rejects.toMatchObject(error);
    expect(await filesOnDisk()).toEqual([]);
    await expect(storage.read(at)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('may be as large as allowed', async () => {
    await expect(storage.write(place(), chunks('x'.repeat(LIMIT)))).resolves.toMatchObject({ size: LIMIT });
  });

  it('stop being read from the sender once they are too large', async () => {
    let sent = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 100;
        yield Buffer.alloc(100);
      }
    }
    await expect(storage.write(place(), endless())).rejects.toMatchObject({ code: 'file.too-large' });
    expect(sent).toBe(LIMIT + 100);
  });

  it('cannot be seen before they are complete', async () => {
    const at = place();
    let duringWrite: Promise<unknown> = Promise.resolve();
    async function* watched(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('first half, ');
      duringWrite = storage.read(at).catch((error: unknown) => error);
      await duringWrite;
      yield Buffer.from('second half');
    }
    await storage.write(at, watched());
    expect(await duringWrite).toMatchObject({ code: 'not-found' });
    expect(await contentOf(at)).toBe('first half, second half');
  });

  it('are deleted one by one, or all of an organization', async () => {
    const mine = newId<OrganizationId>();
    const [first, second, other] = [place(mine), place(mine), place()];
    for (const at of [first, second, other]) await storage.write(at, chunks('content'));
    await storage.delete(first);
    await storage.delete(first);
    await expect(storage.read(first)).rejects.toMatchObject({ code: 'not-found' });
    await storage.deleteAll(mine);
    await storage.deleteAll(mine);
    await expect(storage.read(second)).rejects.toMatchObject({ code: 'not-found' });
    expect(await contentOf(other)).toBe('content');
  });

  it('are judged whole, before anybody can read them, and are gone when they are refused', async () => {
    const at = place();
    const judged: unknown[] = [];
    await storage.write(at, chunks('a protocol'), async ({ path, size }) => {
      judged.push((await readFile(path)).toString(), size, await storage.read(at).catch((error: unknown) => error));
    });
    expect(judged).toEqual(['a protocol', 10, expect.objectContaining({ code: 'not-found' })]);
    const refused = storage.write(place(), chunks('a key'), () => Promise.reject(new Error('refused')));
    await expect(refused).rejects.toThrow('refused');
    expect(await filesOnDisk()).toHaveLength(1);
  });

  it('survive a power cut: the content is on disk before it has its name, the name before anybody is told', async () => {
    const order: string[] = [];
    const at = place();
    const folder = join(dataDir, 'files', at.organizationId, at.fileId.slice(-2));
    const probe = await open(dataDir);
    const handles = Object.getPrototypeOf(probe) as FileHandle;
    await probe.close();
    const { sync } = handles;
    jest.spyOn(handles, 'sync').mockImplementation(async function (this: FileHandle) {
      const isDirectory = (await this.stat()).isDirectory();
      const names: string[] = await readdir(folder).catch(() => []);
      order.push(`${isDirectory ? 'directory' : 'file'}: ${names.includes(at.fileId) ? 'named' : 'unnamed'}`);
      return sync.call(this);
    });
    await storage.write(at, chunks('a protocol'));
    jest.restoreAllMocks();
    expect(order.slice(-2)).toEqual(['file: unnamed', 'directory: named']);
    // The new directories, too: files, organization, digits.
    expect(order.slice(0, -2)).toEqual(Array(3).fill('directory: unnamed'));
  });

  it.each(['ENOSPC', 'EDQUOT', 'EROFS'])(
    'are answered as "not now" when the disk says %s, and leave nothing',
    async (code) => {
      async function* full(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half');
        throw Object.assign(new Error(`${code}: write`), { code });
      }
      await expect(storage.write(place(), full())).rejects.toMatchObject({ code: 'saving.unavailable' });
      expect(await filesOnDisk()).toEqual([]);
    },
  );

  it('are told by organization and age, and unfinished ones can be forgotten', async () => {
    const [one, two] = [place(), place()];
    for (const at of [one, two]) await storage.write(at, chunks('content'));
    const folder = join(dataDir, 'files', one.organizationId, one.fileId.slice(-2));
    await writeFile(join(folder, `${one.fileId}.x.part`), 'unfinished');
    const all = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
      const found: T[] = [];
      for await (const item of items) found.push(item);
      return found;
    };
    const [past, future] = [new Date(0), new Date(Date.now() + 60_000)];
    expect((await all(storage.organizations())).sort()).toEqual([one.organizationId, two.organizationId].sort());
    expect(await all(storage.completeBefore(one.organizationId, past))).toEqual([]);
    expect(await all(storage.completeBefore(one.organizationId, future))).toEqual([one.fileId]);
    await storage.forgetUnfinished(one.organizationId, past);
    expect(await filesOnDisk()).toHaveLength(3);
    await storage.forgetUnfinished(one.organizationId, future);
    expect((await filesOnDisk()).map(({ name }) => name).sort()).toEqual([one.fileId, two.fileId].sort());
  });

  it.each(['..', '../../etc/passwd', '', 'A0000000-0000-7000-8000-000000000000'])(
    'have no path made of %j',
    async (id) => {
      const at = { ...place(), organizationId: id as OrganizationId };
      await expect(storage.write(at, chunks('x'))).rejects.toThrow('Not an id.');
      await expect(storage.read(at)).rejects.toThrow('Not an id.');
      await expect(storage.deleteAll(id as OrganizationId)).rejects.toThrow('Not an id.');
    },
  );
});
