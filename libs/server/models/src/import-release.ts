import {
  completenessProblems,
  differencesFromOwn,
  type Kinship,
  type ModelRelease,
  nearestRelease,
  type StructureDifference,
} from '@certitude/maturity';
import { ModelFileError } from '@certitude/maturity/files';
import { asOwner } from '@certitude/server/core';
import { ownReleases, parseReleaseFile, type Publication, publishReleases, type ReleaseFile } from './publish-releases';

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

/** What an import would publish. */
export interface ReleaseExamination {
  readonly model: ModelRelease;
  /** Whether we have this version with the same facts, so that the import replaces wording only. */
  readonly isKnown: boolean;
  /** The release that an unknown version goes on from; null when nothing is published. */
  readonly nearest: Kinship | null;
}

type OfficialFile = Omit<ReleaseFile, 'wording'>;

/**
 * The dry run of an import: reads an official file and compares it with what is published. Changes nothing.
 * @throws ModelFileError when the file cannot be used or is not whole, StructureDiffers when it has other ids or weights
 *   than our release of the same version
 */
export async function examineRelease(ownerUrl: string, file: OfficialFile): Promise<ReleaseExamination> {
  const model = parseReleaseFile(file);
  const problems = completenessProblems(model);
  if (problems.length > 0) throw new ModelFileError(problems);
  const published = await asOwner(ownerUrl, ownReleases);
  const own = published.find(({ version }) => version === model.version);
  const differences = own ? differencesFromOwn(model, own) : [];
  if (differences.length > 0) throw new StructureDiffers(model.version, differences);
  return { model, isKnown: own !== undefined, nearest: nearestRelease(model, published) };
}

/**
 * Publishes an official file beside our own release of the same version, for good. It may replace wording, never ids or
 * weights; a version that we do not know is published as it is, so a person looks at `examineRelease` first.
 * @throws as `examineRelease`
 */
export async function importRelease(ownerUrl: string, file: OfficialFile): Promise<Publication> {
  await examineRelease(ownerUrl, file);
  const [publication] = await publishReleases(ownerUrl, [{ ...file, wording: 'official' }]);
  if (!publication) throw new Error('Nothing was published.');
  return publication;
}
