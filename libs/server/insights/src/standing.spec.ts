import { type AssessmentId, type AssessmentState } from '@certitude/contracts';
import { type PkiRow, type VersionRow } from './dashboard.repository';
import { versionBefore } from './standing';

const row = (state: AssessmentState | null): PkiRow =>
  ({ assessmentId: state && ('shown' as AssessmentId), state }) as PkiRow;
const version = (assessmentId: string, revision: number) => ({ assessmentId, revision }) as VersionRow;

describe('what a PKI is compared with', () => {
  it.each<[string, AssessmentState | null, VersionRow[], number | null]>([
    ['nothing was frozen yet', 'in-progress', [], null],
    ['it was reopened since', 'in-progress', [version('shown', 2), version('shown', 1)], 2],
    ['another assessment was frozen before', 'in-progress', [version('last-year', 1)], 1],
    ['what is shown is frozen itself', 'finalized', [version('shown', 2), version('last-year', 1)], 1],
    [
      'an older assessment was frozen after what is shown',
      'finalized',
      [version('last-year', 3), version('shown', 1)],
      3,
    ],
    ['what is shown is the first that was frozen', 'finalized', [version('shown', 1)], null],
  ])('where %s', (_, state, versions, revision) => {
    expect(versionBefore(row(state), versions)?.revision ?? null).toBe(revision);
  });
});
