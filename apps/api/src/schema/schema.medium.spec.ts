import { DatabaseClient } from '@certitude/server/core';
import { testServer, type TestServer } from '@certitude/server/testing';
import type pg from 'pg';
import { DataSource } from 'typeorm';
import { apiContexts } from '../isolation/contexts';
import { driftBetween, linesOfEntities, linesOfSchema } from './drift';

describe('entities and the migrated schema', () => {
  let server: TestServer;
  let owner: pg.Client;
  let entities: string[];
  beforeAll(async () => {
    server = await testServer({ modules: apiContexts() });
    owner = new DatabaseClient({ connectionString: server.database.ownerUrl });
    await owner.connect();
    entities = linesOfEntities(server.app.get(DataSource));
  });
  afterAll(async () => {
    await owner.end();
    await server.close();
  });

  it('say the same of every column and every primary key', async () => {
    expect(entities.length).toBeGreaterThan(250);
    expect(driftBetween(entities, await linesOfSchema(owner))).toEqual([]);
  });

  it('are columns only: no relation loads or changes what somebody else owns', () => {
    const { entityMetadatas } = server.app.get(DataSource);
    const related = entityMetadatas.filter(({ relations, ownRelations, eagerRelations }) =>
      [relations, ownRelations, eagerRelations].some(({ length }) => length > 0),
    );
    expect(related.map(({ tableName }) => tableName)).toEqual([]);
  });

  it.each([
    ['a new table', 'create table planted (id uuid primary key)', 'only in the schema: planted key id'],
    ['a new column', 'alter table pki add column planted text', 'only in the schema: pki.planted text null'],
    ['a column that is gone', 'alter table pki drop column components', 'only in an entity: pki.components text'],
    ['another type', 'alter table pki alter column version type bigint', 'only in an entity: pki.version integer'],
    [
      'another length',
      'alter table rate_limit alter column key type varchar(99)',
      'only in the schema: rate_limit.key character varying(99)',
    ],
    [
      'a column that may be null',
      'alter table pki alter column name drop not null',
      'only in the schema: pki.name text null',
    ],
    [
      'a column that may not',
      'alter table reminder alter column step set not null; alter table member alter column removed_at set not null',
      'only in an entity: member.removed_at timestamp with time zone null',
    ],
    [
      'another key',
      'alter table file_policy drop constraint file_policy_pkey',
      'only in an entity: file_policy key organization_id',
    ],
  ])('would differ by %s', async (_, change, difference) => {
    await owner.query('begin');
    try {
      await owner.query(change);
      expect(driftBetween(entities, await linesOfSchema(owner))).toContain(difference);
    } finally {
      await owner.query('rollback');
    }
  });
});
