import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { Readable } from 'node:stream';
import { signed } from '../archive/format/instance-key';
import { type ArchiveManifest, MANIFEST, PEOPLE, SIGNATURE, tablePath } from '../archive/format/manifest';
import { zipped } from '../zip/zip-stream';
import { unzipped } from './unzipped';

/** What somebody changes of an archive. */
export interface Forgery {
  readonly files: Map<string, Buffer>;
  readonly manifest: ArchiveManifest;
  /** Rows of a table, to be changed in place. */
  readonly rows: (table: string, change: (rows: Record<string, unknown>[]) => unknown) => void;
}

const STRANGER = generateKeyPairSync('ed25519').privateKey;

/**
 * An archive that somebody changed, and signed again as whoever they are.
 * @param honest whether lists are counted and hashed anew, so that only what they say is wrong
 */
export async function forged(
  archive: Buffer,
  change: (forgery: Forgery) => void,
  { honest = true, key = STRANGER }: { readonly honest?: boolean; readonly key?: KeyObject } = {},
): Promise<Buffer> {
  const files = new Map(await unzipped(archive));
  const manifest = JSON.parse(String(files.get(MANIFEST))) as ArchiveManifest;
  files.delete(MANIFEST);
  files.delete(SIGNATURE);
  const rows: Forgery['rows'] = (table, edit) => {
    const path = table === 'people' ? PEOPLE : tablePath(table);
    const lines = String(files.get(path) ?? '')
      .split('\n')
      .filter((line) => line !== '');
    const parsed = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    edit(parsed);
    files.set(path, Buffer.from(parsed.map((row) => `${JSON.stringify(row)}\n`).join('')));
  };
  change({ files, manifest, rows });
  if (honest) recount(files, manifest);
  const bytes = Buffer.from(JSON.stringify(manifest));
  const all = [
    ...(files.has(MANIFEST) ? [] : [[MANIFEST, bytes] as const]),
    ...(files.has(SIGNATURE) ? [] : [[SIGNATURE, Buffer.from(JSON.stringify(signed(key, bytes)))] as const]),
    ...files,
  ];
  return zip(all);
}

/** A ZIP of these files. */
export async function zip(files: Iterable<readonly [string, Buffer]>): Promise<Buffer> {
  const entries = [...files].map(([path, content]) => ({
    path,
    packed: true,
    open: () => Promise.resolve(Readable.from([content])),
  }));
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipped(entries, new Date(0))) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function recount(files: ReadonlyMap<string, Buffer>, manifest: ArchiveManifest): void {
  const lists = [
    { list: manifest.people, path: PEOPLE },
    ...manifest.tables.map((list) => ({ list, path: tablePath(list.name) })),
  ];
  for (const { list, path } of lists) {
    const content = files.get(path) ?? Buffer.alloc(0);
    Object.assign(list, {
      rows: String(content)
        .split('\n')
        .filter((line) => line !== '').length,
      size: content.length,
      sha256: createHash('sha256').update(content).digest('hex'),
    });
  }
}
