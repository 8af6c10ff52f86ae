import { type AssessmentRecord, type RecordEvidence } from '../document/assessment-record';
import { peopleNames } from './items';
import { type Table, day, moment } from './table';

export interface EvidenceRow extends Omit<RecordEvidence, 'createdBy' | 'reviews'> {
  readonly createdBy: string;
  readonly reviewedBy: string;
}

export const evidenceTable: Table<EvidenceRow> = {
  name: 'Evidence',
  columns: [
    { heading: 'Id', width: 38, value: ({ id }) => id },
    { heading: 'Title', width: 40, value: ({ title }) => title },
    { heading: 'Kind', width: 11, value: ({ kind }) => kind },
    { heading: 'State', width: 12, value: ({ state }) => state },
    { heading: 'Revision', width: 9, value: ({ revision }) => revision },
    { heading: 'Effective on', width: 13, value: ({ effectiveOn }) => day(effectiveOn) },
    { heading: 'Valid until', width: 13, value: ({ validUntil }) => day(validUntil) },
    { heading: 'File', width: 30, value: ({ file }) => file?.name ?? null },
    { heading: 'Media type', width: 18, value: ({ file }) => file?.mediaType ?? null },
    { heading: 'Bytes', width: 12, value: ({ file }) => file?.size ?? null },
    { heading: 'SHA-256', width: 66, value: ({ file }) => file?.sha256 ?? null },
    { heading: 'Withdrawn', width: 10, value: ({ file }) => file?.withdrawn ?? null },
    { heading: 'Link', width: 40, value: ({ url }) => url },
    { heading: 'Statement', width: 60, value: ({ statement }) => statement },
    { heading: 'Proves', width: 40, value: ({ answers }) => answers.join('\n') },
    { heading: 'Added by', width: 20, value: ({ createdBy }) => createdBy },
    { heading: 'Added at', width: 18, value: ({ createdAt }) => moment(createdAt) },
    { heading: 'Decided by', width: 20, value: ({ reviewedBy }) => reviewedBy },
  ],
};

export function evidenceRows({
  people,
  evidence,
}: Pick<AssessmentRecord, 'people' | 'evidence'>): readonly EvidenceRow[] {
  const nameOf = peopleNames({ people });
  return evidence.map(({ createdBy, reviews, ...item }) => ({
    ...item,
    createdBy: nameOf(createdBy),
    reviewedBy: nameOf(reviews.at(-1)?.by ?? null),
  }));
}
