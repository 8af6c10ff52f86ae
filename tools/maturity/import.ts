// Publishes an official model file: npm run model:import -- <file> [<references catalogue>] [--dry-run | --yes]
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { ModelFileError } from '@certitude/maturity/files';
import { examineRelease, importRelease, type ReleaseExamination, StructureDiffers } from '@certitude/server/models';
import { workspaceRoot } from '../start/index';
// Not through the index: test set-ups load that without the workspace's libraries.
import { withOwnerDatabase } from '../start/owner-database';
import { readCallersFile } from './read-file';
import { releaseLines } from './release-lines';

const USAGE = `Usage: npm run model:import -- <model file> [<references catalogue>] [--dry-run | --yes]

Publishes an official PKIMM model file (schema 1.0.0 or 2.0.0, YAML or JSON): in the database that
DATABASE_OWNER_URL names, else in the one that npm start keeps in DATA_DIR. It replaces wording, never ids or weights. A 2.x file points into a references
catalogue: give that file too, or the references are shown by their ids.

A release is published for good. What would be published is shown first and asked about;
--dry-run only shows it, --yes does not ask.`;

const EXIT = { done: 0, refused: 1, usage: 2, failed: 3 } as const;
const SHOWN = 40;

process.exitCode = await main(process.argv.slice(2));

/** @returns 0 published, already there or only shown, 1 refused or not confirmed, 2 wrong use, 3 the database could not be used */
async function main(args: readonly string[]): Promise<number> {
  const wanted = wantedOf(args);
  if (!wanted) return tell(USAGE, EXIT.usage);
  const { file, catalogue } = wanted;
  try {
    const text = await readCallersFile(file);
    const references = catalogue === undefined ? {} : { references: await readCallersFile(catalogue) };
    return await withOwnerDatabase(process.env, workspaceRoot(), async (ownerUrl) => {
      const examination = await examineRelease(ownerUrl, { text, ...references });
      for (const line of examinationLines(examination)) console.log(line);
      if (wanted.isDryRun) return EXIT.done;
      if (!wanted.isConfirmed && !(await confirm())) return tell('Nothing was published.', EXIT.refused);
      const { version, outcome, id } = await importRelease(ownerUrl, { text, ...references });
      const sentence = outcome === 'published' ? 'is published' : 'was published before: nothing changed';
      console.log(`Release ${version} with the official wording ${sentence} (${id}).`);
      return EXIT.done;
    });
  } catch (error) {
    return refuse(file, error);
  }
}

interface Wanted {
  readonly file: string;
  readonly catalogue: string | undefined;
  readonly isDryRun: boolean;
  readonly isConfirmed: boolean;
}

/** What the command line asks for; undefined when it cannot be understood. */
function wantedOf(args: readonly string[]): Wanted | undefined {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false }, yes: { type: 'boolean', default: false } },
    });
    const [file, catalogue, ...rest] = positionals;
    if (file === undefined || rest.length > 0 || (values['dry-run'] && values.yes)) return undefined;
    return { file, catalogue, isDryRun: values['dry-run'], isConfirmed: values.yes };
  } catch {
    return undefined;
  }
}

function examinationLines({ model, isKnown, nearest }: ReleaseExamination): readonly string[] {
  const kin = nearest
    ? `It shares ${nearest.shared} of ${nearest.of} requirements with release ${nearest.version}.`
    : 'No other release is published.';
  return [
    `Model release ${model.version}, schema ${model.schemaVersion}:`,
    ...releaseLines(model),
    isKnown
      ? `Ids and weights are those of our release ${model.version}: the import replaces its wording.`
      : `Version ${model.version} is not known here and is published as it is. ${kin}`,
  ];
}

/** Asks whoever sits at the terminal; where nobody does, the answer is no. */
async function confirm(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error('A release is published for good. Run it again with --yes if this is what you want.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    const answer = await terminal.question('Publish it for good? Type "publish" to confirm: ');
    return answer.trim().toLowerCase() === 'publish';
  } finally {
    terminal.close();
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
