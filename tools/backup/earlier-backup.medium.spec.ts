import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AccountId, type ActionPlanId } from '@certitude/contracts';
import {
  type HappenedEvent,
  Handles,
  migrate,
  migrationNames,
  newId,
  provision,
  type SystemContext,
} from '@certitude/server/core';
import { OutboxHousekeeping } from '@certitude/server/core/testing';
import { beginAs, catalogueFindings, eventually, EXCEPTIONS, testWorker } from '@certitude/server/testing';
import { databaseAt } from '../start/embedded-server';
import { workspaceRoot } from '../start/workspace';
import { readManifest } from './backup-folder';
import { readSequences, writeSequences } from './catalogue';
import { restoreBackup } from './restore-backup';
import { takeBackup } from './take-backup';
import { allRows, BackupWorld, connected, PASSWORDS } from './testing/backup-world';
import { provideServer } from './testing/provide-server';

jest.setTimeout(180_000);
provideServer();

let world: BackupWorld;
beforeEach(async () => {
  world = await BackupWorld.make();
});
afterEach(() => world.close());
const folder = () => join(world.directory, 'backup');

/** Made by the version that had ten migrations. */
const TEN_MIGRATIONS = join(workspaceRoot(__filename), 'tools/backup/fixtures/ten-migrations');

describe('a backup of an earlier version', () => {
  it('of ten migrations is restored, and brought up to date', async () => {
    const manifest = await readManifest(TEN_MIGRATIONS);
    expect(manifest.migrations).toHaveLength(10);
    const { migrations } = await restoreBackup(TEN_MIGRATIONS, world.target);
    expect(migrations).toEqual(migrationNames().slice(10));
    const restored = await allRows(world.restored.adminUrl);
    for (const { name, rows } of manifest.tables)
      if (name in restored) expect([name, restored[name]?.length ?? 0]).toEqual([name, rows]);
    expect(await connected(world.restored.ownerUrl, (owner) => catalogueFindings(owner, EXCEPTIONS))).toEqual([]);
  });

  it('is loaded into the schema it was made from, before the later migrations change it', async () => {
    const early = migrationNames().slice(0, 8);
    const { adminUrl } = world.target;
    const database = `${world.target.database}_early`;
    const { ownerUrl } = await provision(adminUrl, { database, ...PASSWORDS });
    await migrate(ownerUrl, early);
    const [org, account] = [randomUUID(), randomUUID()];
    await connected(ownerUrl, async (owner) => {
      await beginAs(owner, org);
      await owner.query(
        `insert into account (id, email, name, password_hash) values ('${account}', 'early@example.test', 'Early', 'none');
         insert into organization (organization_id, name, time_zone) values ('${org}', 'Early', 'UTC');
         insert into member (organization_id, account_id, role) values ('${org}', '${account}', 'owner')`,
      );
      await owner.query('commit');
    });
    const manifest = await takeBackup({ ...world.backupSource, url: databaseAt(adminUrl, database) }, folder());
    expect(manifest.migrations).toEqual(early);
    expect(manifest.tables.map(({ name }) => name)).not.toContain('response_contributor');
    expect((await restoreBackup(folder(), world.target)).migrations).toEqual(migrationNames().slice(8));
    const rows = await allRows(world.restored.adminUrl);
    expect(rows['organization']).toEqual([expect.stringContaining(org)]);
    expect(rows['response_contributor']).toEqual([]);
  });
});

describe('what a backup leaves out', () => {
  it('is made again: an event whose job was in the queue gets another one', async () => {
    const organization = world.organizations[0]?.org ?? '';
    const event = randomUUID();
    const payload = { planId: newId<ActionPlanId>(), by: newId<AccountId>(), responsible: newId<AccountId>() };
    await connected(world.source.ownerUrl, async (owner) => {
      await beginAs(owner, organization);
      await owner.query(
        `insert into outbox (organization_id, id, name, payload, relayed_at) values ($1, $2, 'plan.assigned', $3, now() - interval '1 hour')`,
        [organization, event, payload],
      );
      await owner.query('commit');
    });
    await takeBackup(world.backupSource, folder());
    await restoreBackup(folder(), world.target);

    const seen: string[] = [];
    class Assignments {
      @Handles('plan.assigned', 'news')
      handle(_context: SystemContext, { id }: HappenedEvent<'plan.assigned'>): Promise<void> {
        seen.push(id);
        return Promise.resolve();
      }
    }
    class AssignmentsModule {}
    const worker = await testWorker({
      database: world.restored,
      modules: [{ module: AssignmentsModule, providers: [Assignments] }],
      queue: { events: ['plan.assigned'] },
    });
    try {
      await worker.app.get(OutboxHousekeeping).run(new Date());
      await eventually(() => expect(seen).toContain(event));
    } finally {
      await worker.close();
    }
  });

  it('is no sequence: they go on where they were', async () => {
    await connected(world.source.adminUrl, async (admin) => {
      await admin.query("create sequence fresh; create sequence used start 5; select nextval('used'), nextval('used')");
      const sequences = await readSequences(admin);
      expect(sequences).toEqual([
        { name: 'fresh', value: '1', called: false },
        { name: 'used', value: '6', called: true },
      ]);
      await admin.query("select setval('fresh', 99), setval('used', 99)");
      await writeSequences(admin, sequences);
      const { rows } = await admin.query("select nextval('fresh')::int as fresh, nextval('used')::int as used");
      expect(rows).toEqual([{ fresh: 1, used: 7 }]);
    });
  });
});
