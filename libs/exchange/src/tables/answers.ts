import { type RecordAnswer } from '../document/assessment-record';
import { type ItemNames, NO_NAMES, type RecordWithRelease, itemNames, peopleNames } from './items';
import { type Table, day, moment } from './table';

export interface AnswerRow extends Omit<RecordAnswer, 'owner' | 'reviewer'> {
  readonly pki: string;
  readonly assessment: string;
  readonly release: string;
  readonly names: ItemNames;
  readonly owner: string;
  readonly reviewer: string;
  readonly evidence: number;
}

/** Columns that an import reads again, by their headings; the others are for people. */
export const ANSWER_HEADINGS = {
  release: 'Model release',
  key: 'Key',
  applicability: 'Applicability',
  reason: 'Reason',
  level: 'Level',
  notes: 'Notes',
  flagged: 'Flagged',
  owner: 'Owner',
  reviewer: 'Reviewer',
  dueOn: 'Due on',
} as const;

export const answersTable: Table<AnswerRow> = {
  name: 'Answers',
  columns: [
    { heading: 'PKI', width: 20, value: ({ pki }) => pki },
    { heading: 'Assessment', width: 24, value: ({ assessment }) => assessment },
    { heading: ANSWER_HEADINGS.release, width: 12, value: ({ release }) => release },
    { heading: ANSWER_HEADINGS.key, width: 24, value: ({ key }) => key },
    { heading: 'Module', width: 16, value: ({ names }) => names.module },
    { heading: 'Category', width: 26, value: ({ names }) => names.category },
    { heading: 'Requirement', width: 40, value: ({ names }) => names.requirement },
    { heading: ANSWER_HEADINGS.applicability, width: 18, value: ({ applicability }) => applicability },
    { heading: ANSWER_HEADINGS.reason, width: 30, value: ({ reason }) => reason },
    { heading: ANSWER_HEADINGS.level, width: 8, value: ({ level }) => level },
    { heading: 'Status', width: 18, value: ({ status }) => status },
    { heading: ANSWER_HEADINGS.notes, width: 60, value: ({ notes }) => notes },
    { heading: ANSWER_HEADINGS.flagged, width: 9, value: ({ flagged }) => flagged },
    { heading: ANSWER_HEADINGS.owner, width: 20, value: ({ owner }) => owner },
    { heading: ANSWER_HEADINGS.reviewer, width: 20, value: ({ reviewer }) => reviewer },
    { heading: ANSWER_HEADINGS.dueOn, width: 12, value: ({ dueOn }) => day(dueOn) },
    { heading: 'Evidence', width: 10, value: ({ evidence }) => evidence },
    { heading: 'Changed at', width: 18, value: ({ changedAt }) => moment(changedAt) },
  ],
};

/** The answers of an assessment in the order of its release. */
export function answerRows({ record, release }: RecordWithRelease): readonly AnswerRow[] {
  const names = itemNames(release);
  const order = new Map([...names.keys()].map((key, index) => [key, index]));
  const nameOf = peopleNames(record);
  const evidence = Map.groupBy(
    record.evidence.flatMap(({ answers }) => answers),
    (key) => key,
  );
  return record.answers
    .toSorted((one, other) => (order.get(one.key) ?? order.size) - (order.get(other.key) ?? order.size))
    .map((answer) => ({
      ...answer,
      pki: record.pki.name,
      assessment: record.assessment.name,
      release: record.assessment.release,
      names: names.get(answer.key) ?? NO_NAMES,
      owner: nameOf(answer.owner),
      reviewer: nameOf(answer.reviewer),
      evidence: evidence.get(answer.key)?.length ?? 0,
    }));
}
