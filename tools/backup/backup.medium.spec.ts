import { createHash, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { migrationNames } from '@certitude/server/core';
import { beginAs, catalogueFindings, EXCEPTIONS } from '@certitude/server/testing';
import { filePath, tablePath } from './backup-folder';
import { LEFT_OUT } from './catalogue';
import { BackupRefused, MANIFEST, type Manifest } from './manifest';
import { restoreBackup } from './restore-backup';
import { takeBackup } from './take-backup';
import { provideServer } from './testing/provide-server';
import { allRows, BackupWorld, connected } from './testing/backup-world';

jest.setTimeout(180_000);

provideServer();

let world: BackupWorld;
const folder = () => join(world.directory, 'backup');

/** Writes organizations with their first member, both or none, until told to stop. */
function writing(): { stop(): Promise<number> } {
  let isStopped = false;
  const written = connected(world.source.ownerUrl, async (owner) => {
    let count = 0;
    for (; !isStopped; count++) {
      const [account, org] = [randomUUID(), randomUUID()];
      await beginAs(owner, org);
      await owner.query(
        `insert into account (id, email, name, password_hash) values ('${account}', '${account}@example.test', 'P', 'none')`,
      );
      await owner.query(`insert into organization (organization_id, name, time_zone) values ('${org}', 'O', 'UTC')`);
      await owner.query(
        `insert into member (organization_id, account_id, role) values ('${org}', '${account}', 'owner')`,
      );
      await owner.query('commit');
    }
    return count;
  });
  const stop = () => {
    isStopped = true;
    return written;
  };
  return { stop };
}

describe('a backup', () => {
  beforeEach(async () => {
    world = await BackupWorld.make();
  });
  afterEach(() => world.close());

  it('brings back every row of every table and every file, taken while others write', async () => {
    const before = await allRows(world.source.adminUrl);
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    const writer = writing();
    const manifest = await takeBackup(world.backupSource, folder());
    expect(await writer.stop()).toBeGreaterThan(0);
    const after = await allRows(world.source.adminUrl);
    await restoreBackup(folder(), world.target);

    const restored = await allRows(world.restored.adminUrl);
    expect(Object.keys(restored)).toEqual(Object.keys(before));
    for (const [table, rows] of Object.entries(restored)) {
      expect(rows).toEqual(expect.arrayContaining([...(before[table] ?? [])]));
      expect(rows).toHaveLength(manifest.tables.find(({ name }) => name === table)?.rows ?? -1);
      expect(after[table]).toEqual(expect.arrayContaining([...rows]));
    }
    // One moment: no organization without the member that was written with it.
    const present = restored['member']?.filter((row) => !row.includes(',viewer,'));
    expect(restored['organization']).toHaveLength(present?.length ?? -1);
    for (const file of manifest.files)
      expect(readFileSync(filePath(world.target.dataDir, file), 'utf8')).toBe(
        `ceremony protocol of ${file.organizationId}`,
      );
    expect(manifest).toMatchObject({ files: { length: 2 }, lost: [], migrations: migrationNames() });
  });

  it('leaves the restored organizations behind their walls, and the application at work', async () => {
    await takeBackup(world.backupSource, folder());
    await restoreBackup(folder(), world.target);
    const findings = await connected(world.restored.ownerUrl, (owner) => catalogueFindings(owner, EXCEPTIONS));
    expect(findings).toEqual([]);
    await connected(world.restored.appUrl, async (app) => {
      expect((await app.query('select from pki')).rowCount).toBe(0);
      for (const { org, pki } of world.organizations) {
        await beginAs(app, org);
        expect((await app.query('select id from pki')).rows).toEqual([{ id: pki }]);
        await app.query("update pki set name = 'Renamed'");
        await app.query('commit');
      }
    });
  });

  it('holds every table but those with a reason', async () => {
    const { tables } = await takeBackup(world.backupSource, folder());
    const all = await connected(world.source.adminUrl, (admin) =>
      admin.query<{ name: string }>(
        "select table_name as name from information_schema.tables where table_schema = 'public'",
      ),
    );
    const names = [...tables.map(({ name }) => name), ...Object.keys(LEFT_OUT)];
    expect(names.sort()).toEqual(all.rows.map(({ name }) => name).sort());
  });

  it('brings no session along', async () => {
    const account = world.organizations[0]?.account;
    await connected(world.source.adminUrl, (admin) =>
      admin.query(
        "insert into session (token_hash, account_id, expires_at) values ('hash', $1, now() + interval '1 day')",
        [account],
      ),
    );
    await takeBackup(world.backupSource, folder());
    await restoreBackup(folder(), world.target);
    expect(
      await connected(world.restored.adminUrl, async (admin) => (await admin.query('select from session')).rowCount),
    ).toBe(0);
  });

  it('names the files that were lost before, and is whole without them', async () => {
    const [first, second] = world.organizations.map(({ org, file = '' }) => ({ organizationId: org, fileId: file }));
    if (!first || !second) throw new Error('There are two organizations.');
    rmSync(filePath(world.backupSource.dataDir, first));
    writeFileSync(filePath(world.backupSource.dataDir, second), 'something else');
    const manifest = await takeBackup(world.backupSource, folder());
    expect(manifest.files).toEqual([]);
    expect(manifest.lost).toEqual(
      expect.arrayContaining([
        { ...first, reason: 'missing' },
        { ...second, reason: 'changed' },
      ]),
    );
    expect((await restoreBackup(folder(), world.target)).manifest.lost).toHaveLength(2);
  });

  it('is refused where something is already', async () => {
    mkdirSync(folder());
    writeFileSync(join(folder(), 'notes.txt'), 'mine');
    await expect(takeBackup(world.backupSource, folder())).rejects.toThrow('not empty');
    expect(readdirSync(folder())).toEqual(['notes.txt']);
  });

  it.each(['table 3 of', 'file 1 of'])(
    'leaves nothing that looks like one when it is interrupted at %s',
    async (moment) => {
      const interrupted = new AbortController();
      const report = (what: string) => what.startsWith(moment) && interrupted.abort(new Error('Ctrl-C'));
      const taking = takeBackup(world.backupSource, folder(), { signal: interrupted.signal, report });
      await expect(taking).rejects.toThrow();
      expect(interrupted.signal.aborted).toBe(true);
      expect(existsSync(folder())).toBe(false);
    },
  );

  it('is refused to a role that does not see every row', async () => {
    await expect(takeBackup({ ...world.backupSource, url: world.source.ownerUrl }, folder())).rejects.toThrow(
      'row-level security',
    );
    expect(existsSync(folder())).toBe(false);
  });
});

describe('a restore', () => {
  // One backup for all: each test restores a copy of it, into a place that the one before left empty or is done with.
  let original = '';
  beforeAll(async () => {
    world = await BackupWorld.make();
    original = join(world.directory, 'original');
    await takeBackup(world.backupSource, original);
  });
  beforeEach(() => {
    rmSync(folder(), { recursive: true, force: true });
    cpSync(original, folder(), { recursive: true });
  });
  afterEach(() => world.emptyTarget());
  afterAll(() => world.close());

  const databases = () =>
    connected(world.target.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ name: string }>(
        'select datname as name from pg_database where starts_with(datname, $1)',
        [world.target.database],
      );
      return rows.map(({ name }) => name);
    });
  const change = (edit: (manifest: Manifest) => unknown) => {
    const path = join(folder(), MANIFEST);
    const manifest: Manifest = JSON.parse(readFileSync(path, 'utf8'));
    edit(manifest);
    writeFileSync(path, JSON.stringify(manifest));
  };
  const firstFile = () => {
    const [first] = world.organizations;
    return filePath(folder(), { organizationId: first?.org ?? '', fileId: first?.['file'] ?? '' });
  };
  const flip = (path: string) => {
    const bytes = readFileSync(path);
    bytes[3] = (bytes[3] ?? 0) ^ 1;
    writeFileSync(path, bytes);
  };

  const tampered: [string, () => void, RegExp][] = [
    ['without its manifest', () => rmSync(join(folder(), MANIFEST)), /no finished backup/],
    ['with half a manifest', () => truncateSync(join(folder(), MANIFEST), 500), /no JSON/],
    ['with a field too many', () => change((manifest) => Object.assign(manifest, { more: 1 })), /damaged/],
    ['of a later format', () => change((manifest) => Object.assign(manifest, { format: 2 })), /later version/],
    ['with a table missing', () => rmSync(tablePath(folder(), 'member')), /member\.copy is missing/],
    ['with a table cut short', () => truncateSync(tablePath(folder(), 'member'), 10), /member\.copy is not what/],
    ['with a table changed', () => flip(tablePath(folder(), 'account')), /account\.copy is not what/],
    ['with a file missing', () => rmSync(firstFile()), /is missing/],
    ['with a file changed', () => flip(firstFile()), /is not what/],
    [
      'with a migration nobody knows',
      () => change(({ migrations }) => migrations.push('Later1800000000000')),
      /Later1800000000000/,
    ],
    [
      'with a migration too few',
      () => change(({ migrations }) => migrations.splice(8, 1)),
      /is unknown|make no schema/,
    ],
    ['with a table too few', () => change(({ tables }) => tables.splice(1, 1)), /has no table/],
    ['with other columns', () => change(({ tables }) => tables[1]?.columns.pop()), /other columns/],
    [
      'with another number of rows',
      () => change(({ tables }) => Object.assign(tables[1] ?? {}, { rows: 77 })),
      /the manifest says 77/,
    ],
    [
      'with a file that no row knows',
      () => change(({ lost }) => lost.push({ organizationId: randomUUID(), fileId: randomUUID(), reason: 'missing' })),
      /has no row/,
    ],
    ['with a row whose file is not listed', () => change(({ files }) => files.pop()), /has a row only/],
  ];
  it.each(tampered)('of a backup %s changes nothing', async (_, tamper, reason) => {
    tamper();
    const restoring = restoreBackup(folder(), world.target);
    await expect(restoring).rejects.toThrow(reason);
    await expect(restoring).rejects.toBeInstanceOf(BackupRefused);
    expect(await databases()).toEqual([]);
    expect(readdirSync(world.target.dataDir)).toEqual([]);
  });

  it('checks every reference between rows', async () => {
    const path = tablePath(folder(), 'pki');
    writeFileSync(path, '');
    change(({ tables }) => {
      const pki = tables.find(({ name }) => name === 'pki');
      Object.assign(pki ?? {}, { rows: 0, bytes: 0, sha256: createHash('sha256').digest('hex') });
    });
    await expect(restoreBackup(folder(), world.target)).rejects.toThrow(/violates foreign key constraint/);
    expect(await databases()).toEqual([]);
  });

  it('refuses a place that holds something, unless told to put it aside', async () => {
    await restoreBackup(folder(), world.target);
    const owned = await allRows(world.restored.adminUrl);
    await expect(restoreBackup(folder(), world.target)).rejects.toThrow(/is not empty.*--replace/);
    expect(await allRows(world.restored.adminUrl)).toEqual(owned);
    const { aside } = await restoreBackup(folder(), world.target, { replace: true });
    expect(aside).toEqual([
      expect.stringMatching(/^database restored_.*_before_/),
      expect.stringContaining('files.before-'),
    ]);
    expect(await allRows(world.restored.adminUrl)).toEqual(owned);
    expect(await databases()).toHaveLength(2);
  });

  it('takes the place of a database that nobody has used yet', async () => {
    await connected(world.target.adminUrl, (admin) =>
      admin.query(`create database ${world.target.database} owner certitude_owner`),
    );
    await restoreBackup(folder(), world.target);
    expect((await allRows(world.restored.adminUrl))['organization']).toHaveLength(2);
  });

  it('waits for nobody: a database in use is refused', async () => {
    await restoreBackup(folder(), world.target);
    await connected(world.restored.appUrl, async () => {
      await expect(restoreBackup(folder(), world.target, { replace: true })).rejects.toThrow(/is in use/);
    });
  });

  it('that is interrupted changes nothing', async () => {
    const interrupted = new AbortController();
    const report = (what: string) => what === 'migrating to this version' && interrupted.abort(new Error('Ctrl-C'));
    await expect(restoreBackup(folder(), world.target, { signal: interrupted.signal, report })).rejects.toThrow(
      'Ctrl-C',
    );
    expect(await databases()).toEqual([]);
    expect(readdirSync(world.target.dataDir)).toEqual([]);
  });
});
