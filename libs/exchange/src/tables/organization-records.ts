import { type Table, moment } from './table';

/** Work that somebody handed over, with the names of the three who took part. */
export interface HandoverRow {
  readonly at: string;
  readonly by: string;
  readonly kind: string;
  readonly count: number;
  readonly from: string;
  readonly to: string;
}

/** Columns by which records of an organization are known: brought again, they would say that it happened here. */
export const HANDOVER_HEADINGS = { at: 'Handed over at', from: 'From', to: 'To' } as const;
export const DELETION_HEADINGS = { deletedAt: 'Deleted at', removedFrom: 'Removed from' } as const;
export const INVITATION_HEADINGS = { invitedAt: 'Invited at', endsAt: 'Ends at' } as const;
export const GUEST_HEADINGS = { until: 'Sees it until', grantedAt: 'Let in at' } as const;
export const IMPORT_HEADINGS = { source: 'Source', sha256: 'SHA-256', importedAt: 'Imported at' } as const;

export const handoversTable: Table<HandoverRow> = {
  name: 'Handed over',
  columns: [
    { heading: HANDOVER_HEADINGS.at, width: 18, value: ({ at }) => moment(at) },
    { heading: 'By', width: 24, value: ({ by }) => by },
    { heading: 'What', width: 12, value: ({ kind }) => kind },
    { heading: 'Number', width: 8, value: ({ count }) => count },
    { heading: HANDOVER_HEADINGS.from, width: 24, value: ({ from }) => from },
    { heading: HANDOVER_HEADINGS.to, width: 24, value: ({ to }) => to },
  ],
};

/** An import, and what became of it. */
export interface ImportRow {
  readonly source: string;
  readonly kind: string;
  readonly sha256: string;
  readonly state: string;
  readonly strategy: string | null;
  readonly assessment: string;
  readonly importedBy: string;
  readonly importedAt: string | null;
  readonly undoneBy: string;
  readonly undoneAt: string | null;
}

export const importsTable: Table<ImportRow> = {
  name: 'Imports',
  columns: [
    { heading: IMPORT_HEADINGS.source, width: 30, value: ({ source }) => source },
    { heading: 'Kind', width: 18, value: ({ kind }) => kind },
    { heading: IMPORT_HEADINGS.sha256, width: 66, value: ({ sha256 }) => sha256 },
    { heading: 'State', width: 12, value: ({ state }) => state },
    { heading: 'Strategy', width: 14, value: ({ strategy }) => strategy },
    { heading: 'Assessment', width: 30, value: ({ assessment }) => assessment },
    { heading: 'Imported by', width: 24, value: ({ importedBy }) => importedBy },
    { heading: IMPORT_HEADINGS.importedAt, width: 18, value: ({ importedAt }) => moment(importedAt) },
    { heading: 'Undone by', width: 24, value: ({ undoneBy }) => undoneBy },
    { heading: 'Undone at', width: 18, value: ({ undoneAt }) => moment(undoneAt) },
  ],
};

/** Something that was deleted and can still be restored. */
export interface DeletionRow {
  readonly kind: string;
  readonly name: string;
  readonly deletedBy: string;
  readonly deletedAt: string;
  readonly removedFrom: string;
}

export const deletionsTable: Table<DeletionRow> = {
  name: 'Deleted',
  columns: [
    { heading: 'What', width: 14, value: ({ kind }) => kind },
    { heading: 'Name', width: 40, value: ({ name }) => name },
    { heading: 'Deleted by', width: 24, value: ({ deletedBy }) => deletedBy },
    { heading: DELETION_HEADINGS.deletedAt, width: 18, value: ({ deletedAt }) => moment(deletedAt) },
    { heading: DELETION_HEADINGS.removedFrom, width: 18, value: ({ removedFrom }) => moment(removedFrom) },
  ],
};

/** An invitation, and what became of it. Its link is in no list. */
export interface InvitationRow {
  readonly recipient: string;
  readonly role: string;
  readonly state: string;
  readonly invitedBy: string;
  readonly invitedAt: string;
  readonly endsAt: string;
  readonly acceptedBy: string;
  readonly acceptedAt: string | null;
  readonly revokedAt: string | null;
}

export const invitationsTable: Table<InvitationRow> = {
  name: 'Invitations',
  columns: [
    { heading: 'For', width: 30, value: ({ recipient }) => recipient },
    { heading: 'Role', width: 14, value: ({ role }) => role },
    { heading: 'State', width: 12, value: ({ state }) => state },
    { heading: 'Invited by', width: 24, value: ({ invitedBy }) => invitedBy },
    { heading: INVITATION_HEADINGS.invitedAt, width: 18, value: ({ invitedAt }) => moment(invitedAt) },
    { heading: INVITATION_HEADINGS.endsAt, width: 18, value: ({ endsAt }) => moment(endsAt) },
    { heading: 'Accepted by', width: 24, value: ({ acceptedBy }) => acceptedBy },
    { heading: 'Accepted at', width: 18, value: ({ acceptedAt }) => moment(acceptedAt) },
    { heading: 'Revoked at', width: 18, value: ({ revokedAt }) => moment(revokedAt) },
  ],
};

/** A guest, and until when they may see an assessment. */
export interface GuestRow {
  readonly guest: string;
  readonly until: string;
  readonly ended: boolean;
  readonly grantedBy: string;
  readonly grantedAt: string;
}

export const guestsTable: Table<GuestRow> = {
  name: 'Guests',
  columns: [
    { heading: 'Guest', width: 30, value: ({ guest }) => guest },
    { heading: GUEST_HEADINGS.until, width: 14, value: ({ until }) => until },
    { heading: 'Ended', width: 8, value: ({ ended }) => (ended ? 'yes' : 'no') },
    { heading: 'Let in by', width: 24, value: ({ grantedBy }) => grantedBy },
    { heading: GUEST_HEADINGS.grantedAt, width: 18, value: ({ grantedAt }) => moment(grantedAt) },
  ],
};
