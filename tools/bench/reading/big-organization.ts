import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { type AccountId, type OrganizationId } from '@certitude/contracts';
import { DatabaseClient, migrate, newId, provision } from '@certitude/server/core';
import { publishOwnReleases } from '@certitude/server/models';
import { workspaceRoot } from '../../start/index';
import { EVIDENCE, HISTORY, ORGANIZATION, PLANS } from './seed-statements';

/** How much there is; of everything else, what belongs to it. */
export interface Size {
  readonly members: number;
  readonly assessments: number;
  readonly evidence: number;
  readonly plans: number;
  /** Edits of the assessment that is joined. */
  readonly edits: number;
}
export const BIG: Size = { members: 2_100, assessments: 420, evidence: 5_200, plans: 5_100, edits: 30_000 };
export const SMALL: Size = { members: 210, assessments: 42, evidence: 520, plans: 510, edits: 3_000 };
/** Beside it: the database has others as well, so that no plan may count on one organization alone. */
const OTHERS = 20;
const OTHER: Size = { members: 20, assessments: 12, evidence: 100, plans: 100, edits: 0 };
const PASSWORDS = { ownerPassword: 'bench-owner', appPassword: 'bench-app' };

export interface ReadingWorld {
  readonly appUrl: string;
  /** Of the superuser, to the same database. */
  readonly adminUrl: string;
  readonly organizationId: OrganizationId;
  /** An owner, to whom everything is shown. */
  readonly accountId: AccountId;
  readonly sessionToken: string;
}

/** Makes a database with a big organization, of which one in five assessments is open, and some others. */
export async function bigOrganization(serverUrl: string, size: Size): Promise<ReadingWorld> {
  const database = `bench_${randomUUID().replaceAll('-', '')}`;
  const { ownerUrl, appUrl } = await provision(serverUrl, { database, ...PASSWORDS });
  await migrate(ownerUrl);
  await publishOwnReleases(ownerUrl, join(workspaceRoot(), 'model'));
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  const admin = new DatabaseClient({ connectionString: url.href });
  await admin.connect();
  try {
    for (let other = 0; other < OTHERS; other += 1) await seed(admin, newId<OrganizationId>(), OTHER);
    const organizationId = newId<OrganizationId>();
    await seed(admin, organizationId, size);
    const person = await signedIn(admin, organizationId);
    await admin.query('vacuum analyze');
    return { appUrl, adminUrl: url.href, organizationId, ...person };
  } finally {
    await admin.end();
  }
}

async function seed(admin: DatabaseClient, organizationId: OrganizationId, size: Size): Promise<void> {
  // As the superuser, whom triggers for the application leave alone.
  for (const group of [ORGANIZATION, EVIDENCE, PLANS, HISTORY]) {
    for (const { sql, values } of group) await admin.query(sql, [organizationId, ...values.map((name) => size[name])]);
    // What comes next is joined with what is there now.
    await admin.query('analyze');
  }
}

async function signedIn(
  admin: DatabaseClient,
  organizationId: OrganizationId,
): Promise<Pick<ReadingWorld, 'accountId' | 'sessionToken'>> {
  const sessionToken = randomBytes(32).toString('base64url');
  const { rows } = await admin.query<{ accountId: AccountId }>(
    `insert into session (token_hash, account_id, expires_at)
     select $2, account_id, now() + interval '1 day' from member where organization_id = $1 and role = 'owner'
     returning account_id as "accountId"`,
    [organizationId, createHash('sha256').update(sessionToken).digest('hex')],
  );
  const [person] = rows;
  if (!person) throw new Error('The organization has no owner.');
  return { ...person, sessionToken };
}
