import { setTimeout } from 'node:timers/promises';
import { DatabaseClient, provision } from '@certitude/server/core';
import { databaseAt } from '../start/embedded-server';
import { tablesOf } from './catalogue';
import { BackupRefused } from './manifest';
import { asideName, HOW_TO_REPLACE } from './restored-files';

export interface DatabasePlace {
  /** Connection of an administrator, who may make roles and databases and sees every row. */
  readonly adminUrl: string;
  /** Name of the product's database. */
  readonly database: string;
  readonly ownerPassword: string;
  readonly appPassword: string;
}

/** Somebody's data begins with these; other rows every installation gets by itself. */
const OF_SOMEBODY = ['account', 'organization'];

/** A database that is made beside the product's, and takes its name when it is complete. */
export class NewDatabase {
  private readonly draft: string;

  private constructor(private readonly place: DatabasePlace) {
    this.draft = `${place.database}_restoring`;
  }

  /** @throws BackupRefused when the product's database is in use, or holds something and nothing says that it may be put aside */
  static async prepare(place: DatabasePlace, { replace }: { readonly replace?: boolean }): Promise<NewDatabase> {
    if (await exists(place)) {
      await requireUnused(place);
      const filled = replace ? undefined : await firstFilledTable(place);
      if (filled)
        throw new BackupRefused(`The database ${place.database} is not empty (table ${filled}). ${HOW_TO_REPLACE}`);
    }
    return new NewDatabase(place);
  }

  /** @returns connection of the role that owns its schema, which is still empty */
  async create(): Promise<string> {
    await this.discard();
    const { ownerPassword, appPassword } = this.place;
    const { ownerUrl } = await provision(this.place.adminUrl, { database: this.draft, ownerPassword, appPassword });
    return ownerUrl;
  }

  async discard(): Promise<void> {
    await asAdmin(this.place.adminUrl, (admin) =>
      admin.query(`drop database if exists ${admin.escapeIdentifier(this.draft)} with (force)`),
    );
  }

  /**
   * Gives it the name of the product's database, and the files their place, at one moment.
   * @returns names of what was there before
   */
  takePlace(moveFiles: () => Promise<{ aside: string | undefined; undo: () => Promise<void> }>): Promise<string[]> {
    return asAdmin(this.place.adminUrl, async (admin) => {
      const aside = (await exists(this.place)) ? asideName(this.place.database, '_') : undefined;
      await admin.query('begin');
      const rename = (from: string, to: string) =>
        admin.query(`alter database ${admin.escapeIdentifier(from)} rename to ${admin.escapeIdentifier(to)}`);
      if (aside) await rename(this.place.database, aside);
      await rename(this.draft, this.place.database);
      const files = await moveFiles();
      try {
        await admin.query('commit');
      } catch (error) {
        await files.undo();
        throw error;
      }
      return [...(aside ? [`database ${aside}`] : []), ...(files.aside ? [files.aside] : [])];
    });
  }
}

async function asAdmin<T>(url: string, work: (admin: DatabaseClient) => Promise<T>): Promise<T> {
  const admin = new DatabaseClient({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}

function exists({ adminUrl, database }: DatabasePlace): Promise<boolean> {
  return asAdmin(adminUrl, async (admin) => {
    const { rowCount } = await admin.query('select from pg_database where datname = $1', [database]);
    return rowCount === 1;
  });
}

/** A connection that its client has closed ends on the server a moment later. */
const LINGERS = { ms: 2000, lookEveryMs: 50 };

function requireUnused({ adminUrl, database }: DatabasePlace): Promise<void> {
  return asAdmin(adminUrl, async (admin) => {
    const until = performance.now() + LINGERS.ms;
    while (await isUsed(admin, database)) {
      if (performance.now() > until)
        throw new BackupRefused(`The database ${database} is in use. Stop every api and worker first.`);
      await setTimeout(LINGERS.lookEveryMs);
    }
  });
}

/** Whether a client is connected; what the server does there by itself makes way for a rename. */
async function isUsed(admin: DatabaseClient, database: string): Promise<boolean> {
  const { rowCount } = await admin.query(
    `select from pg_stat_activity where datname = $1 and pid <> pg_backend_pid() and backend_type = 'client backend'`,
    [database],
  );
  return rowCount !== 0;
}

function firstFilledTable({ adminUrl, database }: DatabasePlace): Promise<string | undefined> {
  return asAdmin(databaseAt(adminUrl, database), async (admin) => {
    // A row that this role may not see is an error then, not an empty table.
    await admin.query('set row_security = off');
    for (const { name } of await tablesOf(admin)) {
      if (!OF_SOMEBODY.includes(name)) continue;
      const { rowCount } = await admin.query(`select from public.${admin.escapeIdentifier(name)} limit 1`);
      if (rowCount !== 0) return name;
    }
    return undefined;
  });
}
