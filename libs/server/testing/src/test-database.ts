import { randomUUID } from 'node:crypto';
import { DatabaseClient, migrate, oneAtATime, provision } from '@certitude/server/core';
import { limitDatabase, schemaFingerprint } from '@certitude/server/core/testing';
import pg from 'pg';

const PASSWORDS = { ownerPassword: 'owner-of-tests', appPassword: 'app-of-tests' };

export interface TestDatabase {
  readonly adminUrl: string;
  /** Owns the schema; obeys row-level security too. */
  readonly ownerUrl: string;
  /** What the product logs in as. */
  readonly appUrl: string;
}

/** A migrated, empty database of its own on the server that the test run started: a copy of a template made once. */
export async function testDatabase(): Promise<TestDatabase> {
  const serverUrl = process.env['TEST_DATABASE_ADMIN_URL'];
  if (!serverUrl)
    throw new Error('TEST_DATABASE_ADMIN_URL is not set: run through the jest configuration of the workspace.');
  return oneAtATime(serverUrl, 'certitude-test-template', () => copyOfTemplate(serverUrl));
}

async function copyOfTemplate(serverUrl: string): Promise<TestDatabase> {
  const admin = new DatabaseClient({ connectionString: serverUrl });
  await admin.connect();
  try {
    const template = await ensureTemplate(admin, serverUrl);
    const database = `test_${randomUUID().replaceAll('-', '')}`;
    await admin.query(`create database ${database} template ${template} owner certitude_owner`);
    await limitDatabase(admin, database);
    return {
      adminUrl: at(serverUrl, database),
      ownerUrl: at(serverUrl, database, 'certitude_owner', PASSWORDS.ownerPassword),
      appUrl: at(serverUrl, database, 'certitude_app', PASSWORDS.appPassword),
    };
  } finally {
    await admin.end();
  }
}

async function ensureTemplate(admin: pg.Client, serverUrl: string): Promise<string> {
  const template = `certitude_template_${schemaFingerprint()}`;
  const { rows } = await admin.query<{ ready: boolean }>(
    'select datistemplate as ready from pg_database where datname = $1',
    [template],
  );
  if (rows[0]?.ready) return template;
  // Left by a run that died half-way.
  await admin.query(`drop database if exists ${template} with (force)`);
  const { ownerUrl } = await provision(serverUrl, { database: template, ...PASSWORDS });
  await migrate(ownerUrl);
  await admin.query(`alter database ${template} is_template true`);
  return template;
}

function at(serverUrl: string, database: string, user?: string, password?: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (user) url.username = user;
  if (password) url.password = password;
  return url.href;
}
