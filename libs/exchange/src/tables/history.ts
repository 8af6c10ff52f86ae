import { type RecordChange } from '../document/assessment-record';
import { type RecordWithRelease, peopleNames } from './items';
import { type Cell, type Table, moment } from './table';

export interface HistoryRow extends Omit<RecordChange, 'by'> {
  readonly assessment: string;
  readonly by: string;
}

/** Columns by which a history is known. */
export const HISTORY_HEADINGS = { step: 'Step', field: 'Field', from: 'From', to: 'To' } as const;
const HEADINGS = HISTORY_HEADINGS;

export const historyTable: Table<HistoryRow> = {
  name: 'History',
  columns: [
    { heading: 'Assessment', width: 24, value: ({ assessment }) => assessment },
    { heading: HEADINGS.step, width: 8, value: ({ seq }) => seq },
    { heading: 'At', width: 18, value: ({ at }) => moment(at) },
    { heading: 'By', width: 20, value: ({ by }) => by },
    { heading: 'Key', width: 28, value: ({ key }) => key },
    { heading: HEADINGS.field, width: 16, value: ({ field }) => field },
    { heading: HEADINGS.from, width: 24, value: ({ from }) => changedValue(from) },
    { heading: HEADINGS.to, width: 24, value: ({ to }) => changedValue(to) },
    { heading: 'Source', width: 24, value: ({ source }) => source },
  ],
};

export function historyRows({ record }: RecordWithRelease): readonly HistoryRow[] {
  const nameOf = peopleNames(record);
  const people = new Set(record.people.map(({ id }) => id));
  const readable = (value: unknown): unknown =>
    typeof value === 'string' && people.has(value) ? nameOf(value) : value;
  return record.history.map(({ by, from, to, ...change }) => ({
    ...change,
    assessment: record.assessment.name,
    by: nameOf(by),
    from: readable(from),
    to: readable(to),
  }));
}

function changedValue(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return JSON.stringify(value);
}
