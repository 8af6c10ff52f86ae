import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { publishReleases } from '@certitude/server/models';

/**
 * Publishes the releases in our own wording. The same again changes nothing.
 * @param folder with `releases` and `references.yaml`
 */
export async function publishOwnReleases(ownerUrl: string, folder: string): Promise<void> {
  const names = (await readdir(join(folder, 'releases'))).filter((name) => name.endsWith('.yaml')).toSorted();
  const references = await readFile(join(folder, 'references.yaml'), 'utf8');
  const texts = await Promise.all(names.map((name) => readFile(join(folder, 'releases', name), 'utf8')));
  await publishReleases(
    ownerUrl,
    texts.map((text) => ({ text, references, wording: 'certitude' })),
  );
}
