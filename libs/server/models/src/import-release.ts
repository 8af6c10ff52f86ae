import { differencesFromOwn, type StructureDifference } from '@certitude/maturity';
import { asOwner } from '@certitude/server/core';
import { ownRelease, parseReleaseFile, type Publication, publishReleases, type ReleaseFile } from './publish-releases';

/** An import that would change facts of a version: where it differs from our release of the same version. */
export class StructureDiffers extends Error {
  override readonly name = 'StructureDiffers';

  constructor(
    readonly version: string,
    readonly differences: readonly StructureDifference[],
  ) {
    super(`The file differs from release ${version} in ${differences.length} places: an import replaces wording only.`);
  }
}

/**
 * Publishes an official file beside our own release of the same version. It may replace wording, never ids or weights;
 * a version that we do not know is published as it is.
 * @throws ModelFileError when the file cannot be used, StructureDiffers when it has other ids or weights
 */
export async function importRelease(ownerUrl: string, file: Omit<ReleaseFile, 'wording'>): Promise<Publication> {
  const imported = parseReleaseFile(file);
  const own = await asOwner(ownerUrl, (tx) => ownRelease(tx, imported.version));
  const differences = own ? differencesFromOwn(imported, own) : [];
  if (differences.length > 0) throw new StructureDiffers(imported.version, differences);
  const [publication] = await publishReleases(ownerUrl, [{ ...file, wording: 'official' }]);
  if (!publication) throw new Error('Nothing was published.');
  return publication;
}
