import { type RecordPerson } from '../document/assessment-record';
import { type Table, moment } from './table';

export interface MemberRow extends RecordPerson {
  readonly joinedAt: string | null;
}

/** Columns that an import reads again, by their headings. */
export const MEMBER_HEADINGS = {
  id: 'Id',
  name: 'Name',
  address: 'Mail address',
  role: 'Role',
  isActive: 'Member now',
  joinedAt: 'Joined at',
} as const;
const HEADINGS = MEMBER_HEADINGS;

export const membersTable: Table<MemberRow> = {
  name: 'Members',
  columns: [
    { heading: HEADINGS.id, width: 38, value: ({ id }) => id },
    { heading: HEADINGS.name, width: 28, value: ({ name }) => name },
    { heading: HEADINGS.address, width: 32, value: ({ email }) => email },
    { heading: HEADINGS.role, width: 16, value: ({ role }) => role },
    { heading: HEADINGS.isActive, width: 12, value: ({ active }) => active },
    { heading: HEADINGS.joinedAt, width: 18, value: ({ joinedAt }) => moment(joinedAt) },
  ],
};
