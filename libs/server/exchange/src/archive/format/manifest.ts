import { Name as TypedName, TimeZone, Uuid } from '@certitude/contracts';
import * as z from 'zod';

/** Version of what an archive looks like. A later one may be read by a later product only. */
export const ARCHIVE_FORMAT = 1;
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'signature.json';
export const PEOPLE = 'people.jsonl';

const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const Count = z.number().int().min(0);
const Name = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const Id = Uuid;
const MOST_FILES = 100_000;
const MOST_MIGRATIONS = 10_000;

const listed = { rows: Count, size: Count, sha256: Sha256 };

/** What is in an archive, all of it. What the signature is over. */
export const ArchiveManifest = z.strictObject({
  kind: z.literal('certitude-organization-archive'),
  format: z.literal(ARCHIVE_FORMAT),
  product: z.string().max(100),
  createdAt: z.iso.datetime(),
  /** Names of the migrations of the schema that it is from. */
  migrations: z.array(z.string().max(200)).max(MOST_MIGRATIONS),
  organization: z.strictObject({ id: Id, name: TypedName }),
  /** Releases that its assessments refer to: found again by version, wording and content. */
  releases: z
    .array(z.strictObject({ id: Id, version: z.string().max(100), wording: z.string().max(100), sha256: z.string() }))
    .max(1_000),
  people: z.strictObject(listed),
  tables: z.array(z.strictObject({ name: Name, columns: z.array(Name).min(1).max(200), ...listed })).max(200),
  files: z.array(z.strictObject({ id: Id, size: Count, sha256: Sha256 })).max(MOST_FILES),
  /** Files that rows speak of and that were not there, or not as they were stored. */
  lost: z.array(Id).max(MOST_FILES),
});
export type ArchiveManifest = z.infer<typeof ArchiveManifest>;

/** Somebody who was a member. */
export const ArchivedPerson = z.strictObject({
  id: Id,
  email: z.string().max(320).nullable(),
  name: TypedName,
  time_zone: TimeZone,
});
export type ArchivedPerson = z.infer<typeof ArchivedPerson>;

export const ArchiveSignature = z.strictObject({
  algorithm: z.literal('Ed25519'),
  publicKey: z.base64().max(200),
  signature: z.base64().max(200),
});
export type ArchiveSignature = z.infer<typeof ArchiveSignature>;

export const tablePath = (name: string): string => `tables/${name}.jsonl`;
export const filePath = (id: string): string => `files/${id}`;
