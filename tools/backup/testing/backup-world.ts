import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { DatabaseClient } from '@certitude/server/core';
import {
  beginAs,
  exampleRelease,
  exampleRows,
  testDatabase,
  type ExampleRows,
  type TestDatabase,
} from '@certitude/server/testing';
import { databaseAt } from '../../start/embedded-server';
import { filePath } from '../backup-folder';
import { tablesOf } from '../catalogue';
import type { RestoreTarget } from '../restore-backup';

export const PASSWORDS = { ownerPassword: 'owner-of-tests', appPassword: 'app-of-tests' };

/** Rows of every table, each as one text. */
export type Rows = Readonly<Record<string, readonly string[]>>;

/** Two organizations with rows in every table and real files, a folder for backups, and a place to restore into. */
export class BackupWorld {
  private constructor(
    readonly directory: string,
    readonly source: TestDatabase,
    readonly organizations: readonly ExampleRows[],
    readonly target: RestoreTarget,
  ) {}

  static async make(): Promise<BackupWorld> {
    const directory = mkdtempSync(join(tmpdir(), 'certitude backup '));
    const source = await testDatabase();
    const organizations = await connected(source.ownerUrl, async (owner) => {
      const release = await exampleRelease(owner);
      await owner.query(
        `insert into model_extension (id, key, version, name, compatibility, reports_floor, criteria, overlays, content, sha256)
         values ($1, 'own', '1', 'Own', array['2.0.0'], false, 0, 0, '{}', 'hash')`,
        [randomUUID()],
      );
      await owner.query("insert into operator_limit (name, value) values ('sockets', 5)");
      await owner.query(
        "insert into trusted_instance (fingerprint, name, public_key) values ('print', 'Other', 'key')",
      );
      const made = [await exampleRows(owner, release), await exampleRows(owner, release)];
      for (const rows of made) await fillRest(owner, rows);
      for (const rows of made) await storeFile(owner, join(directory, 'data'), rows);
      return made;
    });
    const target = {
      adminUrl: databaseAt(source.adminUrl, 'postgres'),
      database: `restored_${randomUUID().replaceAll('-', '')}`,
      ...PASSWORDS,
      dataDir: join(directory, 'restored'),
    };
    mkdirSync(target.dataDir);
    return new BackupWorld(directory, source, organizations, target);
  }

  get backupSource() {
    return { url: this.source.adminUrl, dataDir: join(this.directory, 'data') };
  }

  /** Connections to the restored database. */
  get restored(): TestDatabase {
    const at = (user?: string, password = '') => {
      const url = new URL(databaseAt(this.target.adminUrl, this.target.database));
      if (user) Object.assign(url, { username: user, password });
      return url.href;
    };
    return {
      adminUrl: at(),
      ownerUrl: at('certitude_owner', PASSWORDS.ownerPassword),
      appUrl: at('certitude_app', PASSWORDS.appPassword),
    };
  }

  async close(): Promise<void> {
    await this.emptyTarget();
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** Makes the place to restore into as it was at first. */
  async emptyTarget(): Promise<void> {
    await connected(this.target.adminUrl, async (admin) => {
      const { rows } = await admin.query<{ name: string }>(
        `select datname as name from pg_database where starts_with(datname, $1)`,
        [this.target.database],
      );
      for (const { name } of rows) await admin.query(`drop database ${admin.escapeIdentifier(name)} with (force)`);
    });
    rmSync(this.target.dataDir, { recursive: true, force: true });
    mkdirSync(this.target.dataDir);
  }
}

/** Rows of the few tables that only operators and live connections write. */
async function fillRest(owner: DatabaseClient, { org, account }: ExampleRows): Promise<void> {
  await beginAs(owner, org);
  await owner.query('insert into live_client (client_id, account_id) values ($1, $2)', [randomUUID(), account]);
  await owner.query('commit');
}

/** Gives the file that an organization's example rows speak of a content. */
async function storeFile(owner: DatabaseClient, dataDir: string, rows: ExampleRows): Promise<void> {
  const content = `ceremony protocol of ${rows.org}`;
  const path = filePath(dataDir, { organizationId: rows.org, fileId: rows['file'] ?? '' });
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
  await beginAs(owner, rows.org);
  await owner.query('update stored_file set sha256 = $1, size = $2 where id = $3', [
    createHash('sha256').update(content).digest('hex'),
    content.length,
    rows['file'],
  ]);
  await owner.query('commit');
}

export async function connected<T>(url: string, work: (client: DatabaseClient) => Promise<T>): Promise<T> {
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Every row of every table that a backup holds. */
export function allRows(adminUrl: string): Promise<Rows> {
  return connected(adminUrl, async (client) => {
    const found: Record<string, readonly string[]> = {};
    for (const { name } of await tablesOf(client)) {
      const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t order by 1`);
      found[name] = rows.map(({ row }) => row);
    }
    return found;
  });
}
