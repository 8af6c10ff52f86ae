import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { noteFromPlainText } from '@certitude/collab';
import {
  type AccountId,
  type AssessmentId,
  type OrganizationId,
  type PkiId,
  type ResponseId,
} from '@certitude/contracts';
import { DatabaseClient, migrate, newId, provision } from '@certitude/server/core';
import { publishReleases } from '@certitude/server/models';
import type pg from 'pg';
import { DOCUMENT, type Shape } from './subject';

export interface BenchPerson {
  readonly accountId: AccountId;
  readonly sessionToken: string;
  /** Of this person's tab. */
  readonly client: string;
}
/** With 80 responses and 20 kB of notes. */
export interface BenchAssessment {
  readonly id: AssessmentId;
  readonly responses: readonly ResponseId[];
}
/** Assessments, and the people who edit them: those of the first one come first. */
export interface BenchWorld {
  readonly appUrl: string;
  readonly adminUrl: string;
  readonly organizationId: OrganizationId;
  readonly assessments: readonly BenchAssessment[];
  readonly people: readonly BenchPerson[];
}

const CATEGORIES = 16;
const PER_CATEGORY = DOCUMENT.responses / CATEGORIES;
const PASSWORDS = { ownerPassword: 'bench-owner', appPassword: 'bench-app' };

/** Makes a database of its own for one measurement. */
export async function benchWorld(serverUrl: string, shape: Shape): Promise<BenchWorld> {
  const database = `bench_${randomUUID().replaceAll('-', '')}`;
  const { ownerUrl, appUrl } = await provision(serverUrl, { database, ...PASSWORDS });
  await migrate(ownerUrl);
  const [release] = await publishReleases(ownerUrl, [{ text: releaseFile(), wording: 'certitude' }]);
  if (!release) throw new Error('No release was published.');
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  const admin = new DatabaseClient({ connectionString: url.href });
  await admin.connect();
  try {
    const organizationId = newId<OrganizationId>();
    const people = await seedPeople(admin, organizationId, shape.assessments * shape.clients);
    const assessments: BenchAssessment[] = [];
    for (let count = 0; count < shape.assessments; count += 1)
      assessments.push(await seedAssessment(admin, organizationId, release.id));
    return { appUrl, adminUrl: url.href, organizationId, assessments, people };
  } finally {
    await admin.end();
  }
}

async function seedPeople(admin: pg.Client, organizationId: OrganizationId, count: number): Promise<BenchPerson[]> {
  await admin.query("insert into organization (organization_id, name, time_zone) values ($1, 'Bench', 'UTC')", [
    organizationId,
  ]);
  const people = Array.from({ length: count }, (): BenchPerson => {
    return { accountId: newId<AccountId>(), sessionToken: randomBytes(32).toString('base64url'), client: randomUUID() };
  });
  const ids = people.map(({ accountId }) => accountId);
  await admin.query(
    `insert into account (id, email, name, password_hash)
     select id, id || '@bench.test', 'User ' || ord, 'none' from unnest($1::uuid[]) with ordinality as u(id, ord)`,
    [ids],
  );
  await admin.query(
    `insert into session (token_hash, account_id, expires_at)
     select hash, id, now() + interval '1 day' from unnest($1::text[], $2::uuid[]) as u(hash, id)`,
    [people.map(({ sessionToken }) => createHash('sha256').update(sessionToken).digest('hex')), ids],
  );
  await admin.query(
    "insert into member (organization_id, account_id, role) select $1, id, 'assessor' from unnest($2::uuid[]) as u(id)",
    [organizationId, ids],
  );
  return people;
}

async function seedAssessment(
  admin: pg.Client,
  organizationId: OrganizationId,
  releaseId: string,
): Promise<BenchAssessment> {
  const assessmentId = newId<AssessmentId>();
  const pkiId = newId<PkiId>();
  const creator = '(select account_id from member where organization_id = $1 order by account_id limit 1)';
  await admin.query(`insert into pki (organization_id, id, name, created_by) values ($1, $2, 'Bench', ${creator})`, [
    organizationId,
    pkiId,
  ]);
  await admin.query(
    `insert into assessment (organization_id, id, pki_id, model_release_id, name, method, policy, state, created_by)
     values ($1, $2, $3, $4, 'Bench', 'formal', 'pkimm', 'in-progress', ${creator})`,
    [organizationId, assessmentId, pkiId, releaseId],
  );
  await admin.query('insert into assessment_stream (organization_id, assessment_id) values ($1, $2)', [
    organizationId,
    assessmentId,
  ]);
  const responses = Array.from({ length: CATEGORIES * PER_CATEGORY }, () => newId<ResponseId>());
  const categories = responses.map((_, index) => `category-${Math.floor(index / PER_CATEGORY)}`);
  await admin.query(
    `insert into response (organization_id, assessment_id, id, position, module, category, requirement)
     select $1, $2, u.id, u.ord, 'G', u.category, 'requirement-' || u.ord
     from unnest($3::uuid[], $4::text[]) with ordinality as u(id, category, ord)`,
    [organizationId, assessmentId, responses, categories],
  );
  const notes = responses.map((_, index) =>
    Buffer.from(noteFromPlainText('Lorem ipsum '.repeat(40).slice(0, DOCUMENT.noteBytes), index + 1)),
  );
  await admin.query(
    `insert into note (organization_id, assessment_id, response_id, snapshot)
     select $1, $2, u.id, u.snapshot from unnest($3::uuid[], $4::bytea[]) as u(id, snapshot)`,
    [organizationId, assessmentId, responses, notes],
  );
  return { id: assessmentId, responses };
}

function releaseFile(): string {
  const levels = ['Initial', 'Foundational', 'Advanced', 'Managed', 'Optimized'];
  const categories = Array.from({ length: CATEGORIES }, (_, c) => ({
    id: `category-${c}`,
    weight: 3,
    name: `Category ${c}`,
    description: '',
    levels: levels.map((name, index) => ({ number: index + 1, name, description: '' })),
    requirements: Array.from({ length: PER_CATEGORY }, (__, r) => ({
      id: `requirement-${c * PER_CATEGORY + r + 1}`,
      weight: 2,
      description: `Requirement ${c}.${r}`,
      guidance: '',
      assessment: '',
      references: [],
    })),
  }));
  return JSON.stringify({
    schemaVersion: '2.0.0',
    version: '9.9.9',
    modules: [{ id: 'G', name: 'Governance', description: '', categories }],
  });
}
