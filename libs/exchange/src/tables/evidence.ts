import { type AssessmentRecord, type RecordEvidence } from '../document/assessment-record';
import { peopleNames } from './items';
import { type Table, day, moment } from './table';

/** Columns that an import reads again, by their headings; the others are for people. */
export const EVIDENCE_HEADINGS = {
  id: 'Id',
  title: 'Title',
  kind: 'Kind',
  state: 'State',
  revision: 'Revision',
  effectiveOn: 'Effective on',
  validUntil: 'Valid until',
  file: 'File',
  mediaType: 'Media type',
  bytes: 'Bytes',
  sha256: 'SHA-256',
  withdrawn: 'Withdrawn',
  link: 'Link',
  statement: 'Statement',
  releases: 'Model release',
  keys: 'Keys',
  addedBy: 'Added by',
  addedAt: 'Added at',
  decidedBy: 'Decided by',
} as const;

/** What a piece of evidence proves: where an import finds it, and what it is called. */
export interface Proven {
  readonly releases: readonly string[];
  readonly keys: readonly string[];
  readonly titles: readonly string[];
}

export interface EvidenceRow extends Omit<RecordEvidence, 'answers' | 'createdBy' | 'reviews'>, Proven {
  readonly createdBy: string;
  readonly reviewedBy: string;
}

const HEADINGS = EVIDENCE_HEADINGS;

export const evidenceTable: Table<EvidenceRow> = {
  name: 'Evidence',
  columns: [
    { heading: HEADINGS.id, width: 38, value: ({ id }) => id },
    { heading: HEADINGS.title, width: 40, value: ({ title }) => title },
    { heading: HEADINGS.kind, width: 11, value: ({ kind }) => kind },
    { heading: HEADINGS.state, width: 12, value: ({ state }) => state },
    { heading: HEADINGS.revision, width: 9, value: ({ revision }) => revision },
    { heading: HEADINGS.effectiveOn, width: 13, value: ({ effectiveOn }) => day(effectiveOn) },
    { heading: HEADINGS.validUntil, width: 13, value: ({ validUntil }) => day(validUntil) },
    { heading: HEADINGS.file, width: 30, value: ({ file }) => file?.name ?? null },
    { heading: HEADINGS.mediaType, width: 18, value: ({ file }) => file?.mediaType ?? null },
    { heading: HEADINGS.bytes, width: 12, value: ({ file }) => file?.size ?? null },
    { heading: HEADINGS.sha256, width: 66, value: ({ file }) => file?.sha256 ?? null },
    { heading: HEADINGS.withdrawn, width: 10, value: ({ file }) => file?.withdrawn ?? null },
    { heading: HEADINGS.link, width: 40, value: ({ url }) => url },
    { heading: HEADINGS.statement, width: 60, value: ({ statement }) => statement },
    { heading: 'Proves', width: 40, value: ({ titles }) => titles.join('\n') },
    { heading: HEADINGS.releases, width: 12, value: ({ releases }) => releases.join('\n') },
    { heading: HEADINGS.keys, width: 40, value: ({ keys }) => keys.join('\n') },
    { heading: HEADINGS.addedBy, width: 20, value: ({ createdBy }) => createdBy },
    { heading: HEADINGS.addedAt, width: 18, value: ({ createdAt }) => moment(createdAt) },
    { heading: HEADINGS.decidedBy, width: 20, value: ({ reviewedBy }) => reviewedBy },
  ],
};

/** @param provenBy what a piece of evidence proves; keys alone do not say which release they are of */
export function evidenceRows(
  { people, evidence }: Pick<AssessmentRecord, 'people' | 'evidence'>,
  provenBy: (item: RecordEvidence) => Proven,
): readonly EvidenceRow[] {
  const nameOf = peopleNames({ people });
  return evidence.map((item) => {
    const { answers: _answers, createdBy, reviews, ...rest } = item;
    return {
      ...rest,
      ...provenBy(item),
      createdBy: nameOf(createdBy),
      reviewedBy: nameOf(reviews.at(-1)?.by ?? null),
    };
  });
}
