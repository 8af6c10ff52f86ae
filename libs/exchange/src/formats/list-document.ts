import { type ModelRelease } from '@certitude/maturity';
import { type AssessmentDocument } from '../document/assessment-document';
import { type Findings } from '../document/findings';
import { ExchangeError } from '../exchange-error';
import { theOne } from './list-fields';
import { type ListRow } from './list-rows';

/** The column that names the release, in every list of ours. */
const RELEASE = 'Model release';

/**
 * The release that the keys of a list are of.
 * @throws ExchangeError for more than one, and for one that is not known here
 */
export function releaseOf(rows: readonly ListRow[], releases: readonly ModelRelease[]): ModelRelease {
  const version = theOne(rows, RELEASE, 'release of the model');
  const model = releases.find((release) => release.version === version);
  if (model) return model;
  const said =
    version === '' ? 'No release of the model is named' : `Release ${version} of the model is not known here`;
  throw new ExchangeError('unknown-release', `${said}: the column “${RELEASE}” must name one.`);
}

/** Where nothing in a list has a key, the newest release is as good as any other. */
export function releaseOrNewest(
  rows: readonly ListRow[],
  releases: readonly ModelRelease[],
  hasKeys: boolean,
): ModelRelease {
  const newest = releases.toSorted((one, other) => compareVersions(other.version, one.version))[0];
  const isSilent = !hasKeys && rows.every((row) => row.text(RELEASE).trim() === '');
  return isSilent && newest ? newest : releaseOf(rows, releases);
}

const compareVersions = (one: string, other: string): number => one.localeCompare(other, 'en', { numeric: true });

/** A document of what a list says; everything else about it is empty. */
export const listDocument = (
  fields: Pick<AssessmentDocument, 'kind' | 'release' | 'method'> & Partial<AssessmentDocument>,
  { unmapped, warnings, choices }: Findings,
): AssessmentDocument => ({
  about: {},
  answers: [],
  extensions: [],
  workspace: {},
  tool: { policy: 'pkimm', differs: [] },
  origin: { fields: [], kept: {} },
  ...fields,
  unmapped,
  warnings,
  choices,
});
