// Publishes an official model file: npm run model:import -- <file> [<references catalogue>]
import { ModelFileError } from '@certitude/maturity/files';
import { importRelease, StructureDiffers } from '@certitude/server/models';
import { workspaceRoot } from '../start/index';
// Not through the index: test set-ups load that without the workspace's libraries.
import { withOwnerDatabase } from '../start/owner-database';
import { readCallersFile } from './read-file';

const USAGE = `Usage: npm run model:import -- <model file> [<references catalogue>]

Publishes an official PKIMM model file (schema 1.0.0 or 2.0.0, YAML or JSON): in the database that
DATABASE_OWNER_URL names, else in the one that npm start keeps in DATA_DIR. It replaces wording, never ids or weights. A 2.x file points into a references
catalogue: give that file too, or the references are shown by their ids.`;

const EXIT = { done: 0, refused: 1, usage: 2, failed: 3 } as const;
const SHOWN = 40;

process.exitCode = await main(process.argv.slice(2));

/** @returns 0 published or already there, 1 the file is refused, 2 wrong use, 3 the database could not be used */
async function main([file, catalogue, ...rest]: string[]): Promise<number> {
  if (!file || rest.length > 0 || file.startsWith('-')) return tell(USAGE, EXIT.usage);
  try {
    const text = await readCallersFile(file);
    const references = catalogue === undefined ? {} : { references: await readCallersFile(catalogue) };
    const { version, outcome, id } = await withOwnerDatabase(process.env, workspaceRoot(), (ownerUrl) =>
      importRelease(ownerUrl, { text, ...references }),
    );
    const sentence = outcome === 'published' ? 'is published' : 'was published before: nothing changed';
    console.log(`Release ${version} with the official wording ${sentence} (${id}).`);
    return EXIT.done;
  } catch (error) {
    return refuse(file, error);
  }
}

function refuse(file: string, error: unknown): number {
  if (error instanceof ModelFileError) {
    const lines = error.problems.map(({ path, message }) => (path ? `${path}: ${message}` : message));
    return tell(`${file} is not a usable model file.\n${listed(lines)}`, EXIT.refused);
  }
  if (error instanceof StructureDiffers) {
    const lines = error.differences.map(
      ({ kind, subject, slug, own, imported }) =>
        `${subject} ${slug}: ${kind}, ours ${own ?? 'does not have it'}, the file ${imported ?? 'does not have it'}`,
    );
    return tell(`${error.message} Nothing was published.\n${listed(lines)}`, EXIT.refused);
  }
  const isUnreadable =
    (error as NodeJS.ErrnoException).code === 'ENOENT' || (error as NodeJS.ErrnoException).code === 'EISDIR';
  const reason =
    error instanceof Error ? error.message || String((error as NodeJS.ErrnoException).code) : String(error);
  return tell(`${file} was not imported: ${reason}`, isUnreadable ? EXIT.usage : EXIT.failed);
}

function listed(lines: readonly string[]): string {
  const more = lines.length - SHOWN;
  return [...lines.slice(0, SHOWN).map((line) => `  ${line}`), ...(more > 0 ? [`  … and ${more} more`] : [])].join(
    '\n',
  );
}

function tell(text: string, code: number): number {
  console.error(text);
  return code;
}
