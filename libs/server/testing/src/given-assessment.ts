import { createHash } from 'node:crypto';
import {
  type AccountId,
  type AssessmentId,
  type ModelReleaseId,
  type PkiId,
  type ResponseId,
  type ResponseStatus,
} from '@certitude/contracts';
import { type Category, type ModelRelease } from '@certitude/maturity';
import { asOwner, DatabaseClient, newId, type TenantTransaction } from '@certitude/server/core';
import { type GivenMember } from './given';
import { type TestDatabase } from './test-database';

/** What matters of one answer; the rest is as in a new assessment. */
export interface GivenAnswer {
  readonly level?: number;
  readonly status?: ResponseStatus;
  readonly owner?: AccountId | null;
  readonly reviewer?: AccountId | null;
  readonly dueOn?: string | null;
}
export interface GivenAssessmentOptions {
  readonly name?: string;
  readonly pki?: { readonly id: PkiId; readonly name: string };
  readonly state?: 'in-progress' | 'finalized' | 'archived';
  /** Answers in model order; there are four requirements. */
  readonly answers?: readonly GivenAnswer[];
}
export interface GivenAssessment {
  readonly pki: { readonly id: PkiId; readonly name: string };
  readonly assessmentId: AssessmentId;
  readonly name: string;
  readonly modelReleaseId: ModelReleaseId;
  /** One per requirement, in model order. */
  readonly responses: readonly { readonly id: ResponseId; readonly title: string }[];
}

const category = (id: string, name: string, titles: readonly string[]): Category => ({
  id,
  slug: name.toLowerCase(),
  name,
  weight: 1,
  description: '',
  levels: [],
  requirements: titles.map((title, index) => ({
    id: `${id}.${index + 1}`,
    slug: title.toLowerCase(),
    title,
    weight: 1,
    guidance: '',
    assessment: '',
    references: [],
  })),
});

/** A model that is small enough to be read in a test: two categories with two requirements each, all of weight 1. */
export const SMALL_MODEL: ModelRelease = {
  version: '0.0.0',
  schemaVersion: '2.0.0',
  modules: [
    {
      id: 'G',
      name: 'Governance',
      description: '',
      categories: [
        category('G.1', 'Strategy', ['Vision', 'Budget']),
        category('G.2', 'Policies', ['Coverage', 'Maintenance']),
      ],
    },
  ],
};

type Writer = Pick<TenantTransaction, 'organizationId' | 'query'>;

/**
 * A formal assessment of the small model, made by the given person, straight in the tables. As the schema's owner: the
 * application accepts and finalizes nothing that nobody decided on.
 */
export async function givenAssessment(
  { database }: { readonly database: TestDatabase },
  by: GivenMember,
  options: GivenAssessmentOptions = {},
): Promise<GivenAssessment> {
  const { name = 'Yearly assessment', state = 'in-progress', answers = [] } = options;
  const given: GivenAssessment = {
    pki: options.pki ?? { id: newId<PkiId>(), name: 'Issuing PKI' },
    assessmentId: newId<AssessmentId>(),
    name,
    modelReleaseId: await smallModelOf(database),
    responses: PLACES.map(({ title }) => ({ id: newId<ResponseId>(), title })),
  };
  const { organizationId } = by.context;
  await asOwner(database.ownerUrl, async ({ query }) => {
    await query("select set_config('app.organization_id', $1, true)", [organizationId]);
    const tx: Writer = { organizationId, query: (sql, parameters) => query<never>(sql, parameters) };
    if (!options.pki) await insertPki(tx, given, by.accountId);
    await insertAssessment(tx, given, { state, createdBy: by.accountId });
    for (const index of PLACES.keys()) await insertAnswer(tx, given, { index, answer: answers[index] ?? {} });
    await tx.query(
      `insert into note (organization_id, assessment_id, response_id)
       select organization_id, assessment_id, id from response where assessment_id = $1`,
      [given.assessmentId],
    );
    // Last: a final assessment takes no more answers.
    if (state !== 'in-progress')
      await tx.query("update assessment_stream set state = 'final' where assessment_id = $1", [given.assessmentId]);
  });
  return given;
}

const PLACES = SMALL_MODEL.modules.flatMap((module) =>
  module.categories.flatMap(({ id, requirements }) =>
    requirements.map((requirement) => ({
      module: module.id,
      category: id,
      requirement: requirement.id,
      title: requirement.title,
    })),
  ),
);

async function insertPki(tx: Writer, { pki }: GivenAssessment, createdBy: AccountId): Promise<void> {
  await tx.query('insert into pki (organization_id, id, name, created_by) values ($1, $2, $3, $4)', [
    tx.organizationId,
    pki.id,
    pki.name,
    createdBy,
  ]);
}

async function insertAssessment(
  tx: Writer,
  { assessmentId, pki, modelReleaseId, name }: GivenAssessment,
  { state, createdBy }: { readonly state: string; readonly createdBy: AccountId },
): Promise<void> {
  await tx.query(
    `insert into assessment (organization_id, id, pki_id, model_release_id, name, method, policy, state, created_by)
     values ($1, $2, $3, $4, $5, 'formal', 'pkimm', $6, $7)`,
    [tx.organizationId, assessmentId, pki.id, modelReleaseId, name, state, createdBy],
  );
  await tx.query('insert into assessment_stream (organization_id, assessment_id) values ($1, $2)', [
    tx.organizationId,
    assessmentId,
  ]);
}

async function insertAnswer(
  tx: Writer,
  { assessmentId, responses }: GivenAssessment,
  { index, answer }: { readonly index: number; readonly answer: GivenAnswer },
): Promise<void> {
  const { level = 0, status = 'not-started', owner = null, reviewer = null, dueOn = null } = answer;
  const place = PLACES[index];
  await tx.query(
    `insert into response (organization_id, assessment_id, id, position, module, category, requirement, level, status,
       owner_id, reviewer_id, due_on)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      tx.organizationId,
      assessmentId,
      responses[index]?.id,
      index + 1,
      place?.module,
      place?.category,
      place?.requirement,
      level,
      status,
      owner,
      reviewer,
      dueOn,
    ],
  );
}

/** Published once in each database: every connection as its owner costs more than all rows of an assessment. */
const published = new WeakMap<TestDatabase, Promise<ModelReleaseId>>();

function smallModelOf(database: TestDatabase): Promise<ModelReleaseId> {
  const known = published.get(database) ?? publishSmallModel(database);
  published.set(database, known);
  return known;
}

/** The application may only read releases: the owner of the schema publishes them. */
async function publishSmallModel({ ownerUrl }: TestDatabase): Promise<ModelReleaseId> {
  const content = JSON.stringify(SMALL_MODEL);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const client = new DatabaseClient({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ id: ModelReleaseId }>(
      `insert into model_release (id, version, wording, schema_version, content, sha256, categories, requirements)
       values ($1, $2, 'certitude', $3, $4, $5, 2, 4)
       on conflict (version, wording, sha256) do update set version = excluded.version returning id`,
      [newId(), SMALL_MODEL.version, SMALL_MODEL.schemaVersion, content, sha256],
    );
    const [row] = rows;
    if (!row) throw new Error('The release was not published.');
    return row.id;
  } finally {
    await client.end();
  }
}
