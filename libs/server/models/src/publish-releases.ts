import { createHash } from 'node:crypto';
import { type ModelReleaseId, type ModelReleaseSummary } from '@certitude/contracts';
import { type ModelRelease } from '@certitude/maturity';
import { parseModelRelease, parseReferences } from '@certitude/maturity/files';
import { asOwner, newId, type OwnerTransaction } from '@certitude/server/core';

/** A release file of either published schema, YAML or JSON. */
export interface ReleaseFile {
  readonly text: string;
  readonly wording: ModelReleaseSummary['wording'];
  /** Text of the references catalogue that a 2.x file points into. */
  readonly references?: string;
}

/** What became of a file. */
export interface Publication {
  readonly id: ModelReleaseId;
  readonly version: string;
  readonly outcome: 'published' | 'already there';
}

/**
 * Publishes releases, all or none. The same version, wording and content again changes nothing.
 * @param ownerUrl connection of the role that owns the schema; the application itself may only read releases
 * @throws ModelFileError when a file cannot be used
 */
export function publishReleases(ownerUrl: string, files: readonly ReleaseFile[]): Promise<Publication[]> {
  const releases = files.map((file) => ({ wording: file.wording, model: parseReleaseFile(file) }));
  return asOwner(ownerUrl, async (tx) => {
    const publications: Publication[] = [];
    for (const { model, wording } of releases) publications.push(await publish(tx, model, wording));
    return publications;
  });
}

/** @throws ModelFileError */
export const parseReleaseFile = ({ text, references }: Pick<ReleaseFile, 'text' | 'references'>): ModelRelease =>
  parseModelRelease(text, references === undefined ? undefined : parseReferences(references));

/** Our own wording of every version, each as it was published last. */
export async function ownReleases(tx: OwnerTransaction): Promise<ModelRelease[]> {
  const rows = await tx.query<{ content: ModelRelease }>(
    `select distinct on (version) content from model_release where wording = 'certitude' order by version, id desc`,
  );
  return rows.map(({ content }) => content);
}

async function publish(
  tx: OwnerTransaction,
  model: ModelRelease,
  wording: ReleaseFile['wording'],
): Promise<Publication> {
  const content = JSON.stringify(model);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const categories = model.modules.flatMap((module) => module.categories);
  const requirements = categories.flatMap((category) => category.requirements);
  const id = newId<ModelReleaseId>();
  const inserted = await tx.query(
    `insert into model_release (id, version, wording, schema_version, content, sha256, categories, requirements)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (version, wording, sha256) do nothing returning id`,
    [id, model.version, wording, model.schemaVersion, content, sha256, categories.length, requirements.length],
  );
  if (inserted.length === 1) return { id, version: model.version, outcome: 'published' };
  const [existing] = await tx.query<{ id: ModelReleaseId }>(
    'select id from model_release where version = $1 and wording = $2 and sha256 = $3',
    [model.version, wording, sha256],
  );
  return { id: existing?.id ?? id, version: model.version, outcome: 'already there' };
}
