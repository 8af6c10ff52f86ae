import { type AccountId, type OrganizationId, type PkiId } from '@certitude/contracts';
import {
  applicationDataSource,
  type ByDefault,
  Column,
  DatabaseClient,
  KeyColumn,
  newId,
  NullableColumn,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { type DataSource, Entity, In, IsNull, Not } from 'typeorm';
import { exampleRelease, exampleRows, type ExampleRows } from './tenant-rows';
import { testDatabase } from './test-database';

@Entity('pki')
class Pki {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: PkiId;

  @Column('text')
  declare readonly name: string;

  @Column('text')
  declare readonly outOfScope: ByDefault<string>;

  @Column('uuid')
  declare readonly createdBy: AccountId;

  @Column('timestamptz')
  declare readonly createdAt: ByDefault<Date>;

  @Column('integer')
  declare readonly version: ByDefault<number>;

  @Column('jsonb')
  declare readonly fieldVersions: ByDefault<object>;
}

@Entity('assessment')
class Assessment {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly id: string;

  @Column('uuid')
  declare readonly pkiId: PkiId;

  @NullableColumn('date')
  declare readonly periodFrom: string | null;
}

@Entity('assessment_stream')
class Stream {
  @KeyColumn('uuid')
  declare readonly organizationId: OrganizationId;

  @KeyColumn('uuid')
  declare readonly assessmentId: string;

  @Column('bigint')
  declare readonly head: ByDefault<number>;
}

@Entity('account')
class Account {
  @KeyColumn('uuid')
  declare readonly id: AccountId;

  @Column('text')
  declare readonly name: string;
}

describe('repositories that a transaction hands out', () => {
  let source: DataSource;
  let db: TenantDatabase;
  let ours: ExampleRows;
  let theirs: ExampleRows;
  beforeAll(async () => {
    const database = await testDatabase();
    const owner = new DatabaseClient({ connectionString: database.ownerUrl });
    await owner.connect();
    const release = await exampleRelease(owner);
    ours = await exampleRows(owner, release);
    theirs = await exampleRows(owner, release);
    await owner.end();
    const settings = { databaseUrl: database.appUrl, databasePool: 2, databasePatience: 10_000 };
    source = await applicationDataSource(settings, [Pki, Assessment, Stream, Account]).initialize();
    db = new TenantDatabase(source, settings);
  });
  afterAll(() => source.destroy());

  const contextOf = (world: ExampleRows): TenantContext => ({
    organizationId: world.org as OrganizationId,
    actor: { id: world.account as AccountId, role: 'owner' },
    requestId: 'test',
  });
  const named = (name: string) => ({ id: newId<PkiId>(), name, createdBy: ours.account as AccountId });

  it('write rows of the organization, with what the database fills in', async () => {
    const pki = named('Root');
    const rows = await db.transaction(contextOf(ours), async (tx) => {
      await tx.repository(Pki).insert(pki);
      return tx
        .repository(Pki)
        .find(['organizationId', 'name', 'outOfScope', 'version', 'createdAt', 'fieldVersions'], {
          where: { id: pki.id },
        });
    });
    const filled = { outOfScope: '', version: 1, createdAt: expect.any(Date), fieldVersions: {} };
    expect(rows).toEqual([{ organizationId: ours.org, name: 'Root', ...filled }]);
  });

  it('write for no other organization, whatever the row says', async () => {
    const foreign = { ...named('Foreign'), organizationId: theirs.org as OrganizationId };
    await db.transaction(contextOf(ours), (tx) => tx.repository(Pki).insert(foreign));
    const find = (world: ExampleRows) =>
      db.transaction(contextOf(world), (tx) => tx.repository(Pki).find(['id'], { where: { id: foreign.id } }));
    expect([await find(ours), await find(theirs)]).toEqual([[{ id: foreign.id }], []]);
  });

  it('give what was asked for and nothing else, as the types say', async () => {
    await db.transaction(contextOf(ours), async (tx) => {
      const assessment = await tx.repository(Assessment).findOne(['id'], { id: ours.assessment });
      expect(Object.keys(assessment ?? {})).toEqual(['id']);
      const id = assessment?.id ?? '';
      expect(await tx.repository(Assessment).update({ id }, { periodFrom: '2030-03-31' })).toBe(1);
      expect(await tx.repository(Assessment).findOne(['periodFrom'], { id })).toEqual({ periodFrom: '2030-03-31' });
      expect(await tx.repository(Stream).findOne(['head'], { assessmentId: id })).toEqual({ head: expect.any(Number) });
    });
  });

  it('order, limit, count, and look for lists and for nothing', async () => {
    const pkis = ['c', 'a', 'b'].map(named);
    const ids = pkis.map(({ id }) => id);
    await db.transaction(contextOf(ours), async (tx) => {
      const repository = tx.repository(Pki);
      await repository.insert(pkis);
      const where = { id: In(ids) };
      const found = await repository.find(['name'], { where, order: { name: 'DESC' }, most: 2, lock: 'no key update' });
      expect(found).toEqual([{ name: 'c' }, { name: 'b' }]);
      expect(await repository.count({ ...where, name: Not('a') })).toBe(2);
      expect(await repository.exists({ id: In([]) })).toBe(false);
      expect(await tx.repository(Assessment).exists({ periodFrom: IsNull(), pkiId: In(ids) })).toBe(false);
    });
  });

  it('join what other tables say', async () => {
    await db.transaction(contextOf(ours), async (tx) => {
      const assessments = tx
        .repository(Assessment)
        .query('a', ['id', 'periodFrom'])
        .innerJoin('pki', 'p', 'p.organizationId = a.organizationId and p.id = a.pkiId')
        .and<{ pkiName: string; twice: number }>({ pkiName: 'p.name', twice: '1 + 1' })
        .where('p.createdBy = :by and a.periodFrom is not null', { by: ours.account })
        .orderBy('a.id', 'DESC');
      expect(await assessments.rows(5)).toEqual([
        { id: expect.any(String), periodFrom: '2030-03-31', pkiName: expect.any(String), twice: 2 },
      ]);
    });
  });

  it('change and delete what fits, and say how many', async () => {
    const pkis = ['x', 'y'].map(named);
    await db.transaction(contextOf(ours), async (tx) => {
      const repository = tx.repository(Pki);
      await repository.insert(pkis);
      const where = { id: In(pkis.map(({ id }) => id)) };
      expect(await repository.update(where, { name: 'z', version: () => 'version + 1' })).toBe(2);
      expect(await repository.find(['name', 'version'], { where })).toEqual(Array(2).fill({ name: 'z', version: 2 }));
      expect(await repository.insertOnce({ ...named('again'), id: pkis[0]?.id ?? newId() })).toBe(false);
      expect(await repository.insertOnce(named('new'))).toBe(true);
    });
    const elsewhere = (world: ExampleRows) =>
      db.transaction(contextOf(world), (tx) => tx.repository(Pki).update({ name: 'z' }, { name: 'taken over' }));
    expect(await elsewhere(theirs)).toBe(0);
    expect(await elsewhere(ours)).toBe(2);
  });

  it.each([
    ['an empty condition', {}],
    ['a condition without its value', { id: undefined }],
  ])('change and delete nothing for %s', async (_, where) => {
    const attempt = (change: (repository: ReturnType<typeof rowsOf>) => Promise<unknown>) =>
      db.transaction(contextOf(ours), (tx) => change(rowsOf(tx)));
    const rowsOf = (tx: Parameters<Parameters<typeof db.transaction>[1]>[0]) => tx.repository(Pki);
    await expect(attempt((repository) => repository.update(where, { name: 'all' }))).rejects.toThrow(/say/);
    await expect(attempt((repository) => repository.delete(where))).rejects.toThrow(/say/);
    await db.transaction(contextOf(ours), async (tx) => expect(await rowsOf(tx).count({ name: 'all' })).toBe(0));
  });

  it('have none of what takes rows over or empties tables', async () => {
    await db.transaction(contextOf(ours), async (tx) => {
      for (const door of ['save', 'upsert', 'clear', 'remove', 'deleteAll', 'updateAll', 'manager'])
        expect(tx.repository(Pki)).not.toHaveProperty(door);
    });
  });

  it('roll back with a failure that somebody swallowed', async () => {
    const pki = named('twice');
    const work = db.transaction(contextOf(ours), async (tx) => {
      await tx.repository(Pki).insert(pki);
      await tx
        .repository(Pki)
        .insert(pki)
        .catch(() => undefined);
    });
    await expect(work).rejects.toMatchObject({ code: '23505' });
  });

  it('see no organization outside a transaction, and what belongs to none', async () => {
    // @ts-expect-error Tables of organizations are for transactions.
    expect(await db.globalRepository(Pki).find(['id'])).toEqual([]);
    const account = await db.globalRepository(Account).findOne(['id'], { id: ours.account as AccountId });
    expect(account).toEqual({ id: ours.account });
  });
});
