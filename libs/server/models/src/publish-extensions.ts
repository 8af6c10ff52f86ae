import { createHash } from 'node:crypto';
import { type ModelExtensionId } from '@certitude/contracts';
import { type Extension, extensionProblems, IncompatibleExtensionError, type ModelRelease } from '@certitude/maturity';
import { parseExtension, parseReferences } from '@certitude/maturity/files';
import { asOwner, newId, type OwnerTransaction } from '@certitude/server/core';

/** An extension file of either published schema, YAML or JSON. */
export interface ExtensionFile {
  readonly text: string;
  /** Text of the references catalogue, for ids that the file does not list itself. */
  readonly references?: string;
}

/** What became of a file. */
export interface ExtensionPublication {
  readonly id: ModelExtensionId;
  readonly key: string;
  readonly version: string;
  readonly outcome: 'published' | 'already there';
}

/**
 * Publishes extensions, all or none. The same version with the same content again changes nothing.
 * @param ownerUrl connection of the role that owns the schema; the application itself may only read extensions
 * @throws ModelFileError when a file cannot be used, IncompatibleExtensionError when no published release has what it
 *   names: an extension can always be shown beside a release
 */
export function publishExtensions(ownerUrl: string, files: readonly ExtensionFile[]): Promise<ExtensionPublication[]> {
  const extensions = files.map(parse);
  return asOwner(ownerUrl, async (tx) => {
    const publications: ExtensionPublication[] = [];
    for (const extension of extensions) {
      await requireCompatible(tx, extension);
      publications.push(await publish(tx, extension));
    }
    return publications;
  });
}

const parse = ({ text, references }: ExtensionFile): Extension =>
  parseExtension(text, references === undefined ? undefined : parseReferences(references));

async function requireCompatible(tx: OwnerTransaction, extension: Extension): Promise<void> {
  const releases = await tx.query<{ content: ModelRelease }>(
    `select distinct on (version) content from model_release where version = any($1)
     order by version, wording = 'certitude' desc, id desc`,
    [extension.compatibility],
  );
  const versions = extension.compatibility.join(', ');
  const none = { path: 'extension.compatibility', message: `no release of version ${versions} is published` };
  const problems = releases.flatMap(({ content }) => extensionProblems(extension, content));
  if (releases.length === 0) problems.push(none);
  if (problems.length > 0) throw new IncompatibleExtensionError(problems);
}

async function publish(tx: OwnerTransaction, extension: Extension): Promise<ExtensionPublication> {
  const content = JSON.stringify(extension);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const { id: key, version, name, compatibility, reportsFloor, relevance } = extension;
  const id = newId<ModelExtensionId>();
  const inserted = await tx.query(
    `insert into model_extension
       (id, key, version, name, compatibility, reports_floor, criteria, overlays, content, sha256)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (key, version, sha256) do nothing returning id`,
    [id, key, version, name, compatibility, reportsFloor, relevance.length, countOverlays(extension), content, sha256],
  );
  if (inserted.length === 1) return { id, key, version, outcome: 'published' };
  const [existing] = await tx.query<{ id: ModelExtensionId }>(
    'select id from model_extension where key = $1 and version = $2 and sha256 = $3',
    [key, version, sha256],
  );
  return { id: existing?.id ?? id, key, version, outcome: 'already there' };
}

function countOverlays({ overlays }: Extension): number {
  return overlays.reduce((sum, { weight, requirements }) => sum + requirements.length + (weight ? 1 : 0), 0);
}
