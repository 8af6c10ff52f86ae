import { type ModelRelease } from '@certitude/maturity';
import { type Findings } from '../document/findings';
import { placesByKey, spelledPlace } from '../document/keys';
import { type Fields } from '../input/fields';
import { type FindPlace } from './category-map';

/** Looks keys up in the release of the source; where it is not known here, keys are taken as they are spelled. */
export function placeFinder(
  version: string,
  releases: readonly ModelRelease[],
  fields: Fields,
  findings: Findings,
): FindPlace {
  const release = releases.find((candidate) => candidate.version === version);
  if (!release) {
    findings.warn('release-unknown', `Release ${version} of the model is not known here.`, fields.place('dataVersion'));
    return spelledPlace;
  }
  const places = placesByKey(release);
  return (key) => places.get(key) ?? null;
}
