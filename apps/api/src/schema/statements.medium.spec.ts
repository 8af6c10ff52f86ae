import { join } from 'node:path';
import { DatabaseClient } from '@certitude/server/core';
import { testDatabase } from '@certitude/server/testing';
import type pg from 'pg';
import { statementsIn } from './statements';

const SERVER = join(__dirname, '../../../../libs/server');

/** Statements whose text no constant decides, by file. */
const UNKNOWN: Readonly<Record<string, string>> = {
  'core/src/database/one-at-a-time.ts': 'takes a lock, whose name is no parameter',
  'core/src/database/owner.ts': 'runs what it is given',
  'core/src/database/provision.ts': 'makes roles and databases, whose names are no parameters',
  'core/src/database/tenant-batches.ts': 'runs what it is given',
  'core/src/database/tenant-database.ts': 'runs what it is given',
  'core/src/health/answer-probe.ts': 'asks what it is given',
  'core/src/housekeeping/housekeeping.ts': 'goes by a table of rules, each of which its test runs',
  'evidence/src/evidence-list.service.ts':
    'puts a list together from what is asked; its test runs every order and filter',
  'evidence/src/held-evidence.service.ts': 'one statement for each kind of work that is held; its test runs them',
  'insights/src/unheld.repository.ts': 'one statement for each kind of work that nobody has; its test runs them',
  'exchange/src/archive/leaving/rows-to-leave.ts':
    'is made of the catalogue: every table of an archive in one statement',
  'core/src/access/attempts.ts': 'runs what its library asks',
  'reports/src/arrived-row.ts':
    'a report that arrives has the columns that its archive names; the test of archives runs it',
};

describe('statements of SQL', () => {
  const statements = statementsIn(SERVER);
  let owner: pg.Client;
  beforeAll(async () => {
    owner = new DatabaseClient({ connectionString: (await testDatabase()).ownerUrl });
    await owner.connect();
  });
  afterAll(() => owner.end());

  /** What PostgreSQL says against a statement, which it reads and never runs. */
  async function objection(sql: string): Promise<string | null> {
    await owner.query('begin');
    try {
      await owner.query(`prepare planted as ${sql}`);
      await owner.query('deallocate planted');
      return null;
    } catch (error) {
      return String(error);
    } finally {
      await owner.query('rollback');
    }
  }

  it('are all known, or not for a reason', () => {
    const unknown = statements.filter(({ texts }) => texts.length === 0).map(({ place }) => place.split(':')[0]);
    expect([...new Set(unknown)].toSorted()).toEqual(Object.keys(UNKNOWN).toSorted());
  });

  it('fit the migrated schema: tables, columns, functions and their types', async () => {
    expect(statements.length).toBeGreaterThan(80);
    const objections: string[] = [];
    for (const { place, texts } of statements)
      for (const text of texts) {
        const found = await objection(text);
        if (found !== null) objections.push(`${place} ${found}`);
      }
    expect(objections).toEqual([]);
  });

  it.each([
    ['a column that is not there', 'select planted from pki where id = $1'],
    ['a table that is not there', 'delete from planted'],
    ['a value of another type', 'update pki set version = $1::text'],
  ])('would not fit with %s', async (_, sql) => {
    expect(await objection(sql)).not.toBeNull();
  });
});
