import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishExtensions } from './publish-extensions';
import { publishReleases } from './publish-releases';

/**
 * Publishes the releases in our own wording, then the extensions that lie on them. The same again changes nothing, so
 * it belongs to every step that migrates.
 * @param ownerUrl connection of the role that owns the schema
 * @param folder with `releases`, `extensions` and `references.yaml`: `model` of the workspace
 * @returns how many were not there yet
 */
export async function publishOwnReleases(ownerUrl: string, folder: string): Promise<number> {
  const references = await readFile(join(folder, 'references.yaml'), 'utf8');
  const releases = await textsIn(join(folder, 'releases'));
  const extensions = await textsIn(join(folder, 'extensions'));
  const publications = [
    ...(await publishReleases(
      ownerUrl,
      releases.map((text) => ({ text, references, wording: 'certitude' })),
    )),
    ...(await publishExtensions(
      ownerUrl,
      extensions.map((text) => ({ text, references })),
    )),
  ];
  return publications.filter(({ outcome }) => outcome === 'published').length;
}

/** Oldest version first: what was published last is listed first. */
async function textsIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.yaml'));
  const inOrder = names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  return Promise.all(inOrder.map((name) => readFile(join(folder, name), 'utf8')));
}
