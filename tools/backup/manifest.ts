import { z } from 'zod';

/** Version of what a backup folder looks like. A later one may be read by a later product only. */
export const FORMAT = 1;
export const MANIFEST = 'manifest.json';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().min(0);
const Name = z.string().regex(/^[a-z_][a-z0-9_]*$/);
const Id = z.string().regex(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);

const TableEntry = z.strictObject({
  name: Name,
  columns: z.array(Name).min(1),
  rows: Count,
  bytes: Count,
  sha256: Sha256,
});
const SequenceEntry = z.strictObject({ name: Name, value: z.string().regex(/^-?\d+$/), called: z.boolean() });
const FileEntry = z.strictObject({ organizationId: Id, fileId: Id, bytes: Count, sha256: Sha256 });
const LostEntry = z.strictObject({ organizationId: Id, fileId: Id, reason: z.enum(['missing', 'changed']) });

const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  product: z.string(),
  createdAt: z.iso.datetime(),
  /** Names of the schema's migrations, oldest first. */
  migrations: z.array(z.string()).min(1),
  tables: z.array(TableEntry),
  sequences: z.array(SequenceEntry),
  files: z.array(FileEntry),
  /** Files that rows speak of and that were not there, or not as they were stored. */
  lost: z.array(LostEntry),
});

/** What is in a backup. Written last: a folder without it is no backup. */
export type Manifest = z.infer<typeof Manifest>;
export type TableEntry = z.infer<typeof TableEntry>;
export type SequenceEntry = z.infer<typeof SequenceEntry>;
export type FileEntry = z.infer<typeof FileEntry>;
export type LostEntry = z.infer<typeof LostEntry>;

/** The backup, or what it is restored into, is not as it must be: nothing was changed. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused';
}

/** @throws BackupRefused when the text is no manifest of this format */
export function parseManifest(text: string): Manifest {
  const value = parseJson(text);
  const format = typeof value === 'object' && value !== null && 'format' in value ? value.format : undefined;
  if (typeof format === 'number' && format > FORMAT)
    throw new BackupRefused('The backup was made by a later version of Certitude. Restore it with that version.');
  const parsed = Manifest.safeParse(value);
  if (!parsed.success) throw new BackupRefused(`${MANIFEST} is damaged: ${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BackupRefused(`${MANIFEST} is damaged: it is no JSON.`);
  }
}

/**
 * What contradicts between a backup and the schema that it is to be loaded into.
 * @returns a sentence each; none, when all is well
 */
export function contradictions(
  manifest: Pick<Manifest, 'tables' | 'sequences'>,
  schema: { readonly tables: ReadonlyMap<string, readonly string[]>; readonly sequences: readonly string[] },
): string[] {
  const backedUp = new Map(manifest.tables.map(({ name, columns }) => [name, columns]));
  const sequences = manifest.sequences.map(({ name }) => name);
  return [
    ...[...schema.tables.keys()].filter((name) => !backedUp.has(name)).map((name) => `It has no table ${name}.`),
    ...[...backedUp].flatMap(([name, columns]) => compareColumns(name, columns, schema.tables.get(name))),
    ...schema.sequences.filter((name) => !sequences.includes(name)).map((name) => `It has no sequence ${name}.`),
    ...sequences.filter((name) => !schema.sequences.includes(name)).map((name) => `Its sequence ${name} is unknown.`),
  ];
}

function compareColumns(table: string, columns: readonly string[], own: readonly string[] | undefined): string[] {
  if (!own) return [`Its table ${table} is unknown.`];
  const same = columns.length === own.length && own.every((column) => columns.includes(column));
  return same ? [] : [`Its table ${table} has other columns than its migrations make.`];
}

/** Names of migrations that this version does not know. */
export const unknownMigrations = (manifest: Pick<Manifest, 'migrations'>, known: readonly string[]): string[] =>
  manifest.migrations.filter((name) => !known.includes(name));
