import { type RecordPerson } from '../document/assessment-record';
import { type Table, moment } from './table';

export interface MemberRow extends RecordPerson {
  readonly joinedAt: string | null;
}

export const membersTable: Table<MemberRow> = {
  name: 'Members',
  columns: [
    { heading: 'Id', width: 38, value: ({ id }) => id },
    { heading: 'Name', width: 28, value: ({ name }) => name },
    { heading: 'Mail address', width: 32, value: ({ email }) => email },
    { heading: 'Role', width: 16, value: ({ role }) => role },
    { heading: 'Member now', width: 12, value: ({ active }) => active },
    { heading: 'Joined at', width: 18, value: ({ joinedAt }) => moment(joinedAt) },
  ],
};
