/** A table of an archive. */
export interface ArchivedTable {
  readonly table: string;
  /** JSON in which people are named by id. */
  readonly people?: readonly string[];
  /** JSON in which rows of the archive are named by id. */
  readonly ids?: readonly string[];
  /** Left to its default: it means nothing anywhere else. */
  readonly omits?: readonly string[];
  /** Moments that lie in the past, wherever the archive says that something happened. */
  readonly past?: readonly string[];
  /** Of which rows go along, as SQL about `t`; all of them without it. */
  readonly only?: string;
  /** The column whose bytes go along as a file of the archive, named by the row. */
  readonly bytes?: string;
  /** Refers to rows that come after it, and is set once those are there. */
  readonly later?: readonly string[];
}

const EDITS = ['field_versions'];

/** What an archive holds of an organization, in the order in which rows can refer to those before them. */
export const ARCHIVED: readonly ArchivedTable[] = [
  { table: 'organization', people: EDITS, omits: ['sample', 'filling_until'], past: ['created_at'] },
  { table: 'member', people: EDITS, past: ['joined_at', 'removed_at'] },
  { table: 'pki', people: EDITS, past: ['created_at'] },
  {
    table: 'assessment',
    people: EDITS,
    past: ['created_at', 'finalized_at'],
    later: ['baseline_id', 'baseline_version_id'],
  },
  { table: 'assessment_target' },
  { table: 'declared_level' },
  { table: 'response', people: ['origins'] },
  { table: 'named_owner' },
  { table: 'response_contributor', past: ['invited_at'] },
  { table: 'guest_grant', people: EDITS, past: ['granted_at'] },
  { table: 'assessment_operation', people: ['value', 'previous', 'overwrote'], past: ['at'] },
  { table: 'operation_source' },
  { table: 'note' },
  { table: 'assessment_version', past: ['finalized_at'] },
  { table: 'stored_file', past: ['uploaded_at', 'withdrawn_at'] },
  { table: 'evidence', past: ['created_at'] },
  { table: 'evidence_revision', past: ['created_at', 'submitted_at'] },
  { table: 'evidence_link', past: ['linked_at'] },
  { table: 'evidence_link_change' },
  { table: 'action_plan', people: EDITS, past: ['created_at'] },
  { table: 'plan_task', people: EDITS },
  { table: 'plan_responsibility' },
  { table: 'reminder' },
  { table: 'review', past: ['at'] },
  {
    table: 'assessment_import',
    ids: ['made'],
    // Invitations stay behind.
    omits: ['invited'],
    past: ['created_at', 'imported_at', 'undone_at'],
  },
  { table: 'work_handover', past: ['at'] },
  { table: 'file_policy' },
  { table: 'finalizing_policy' },
  {
    table: 'report',
    only: "t.state = 'done'",
    bytes: 'content',
    // How many signed files there are, which stay behind.
    omits: ['signed'],
    past: ['created_at', 'finished_at'],
  },
  {
    table: 'signed_report',
    bytes: 'content',
    // Read from the file again, and of no key of there.
    omits: ['signatures', 'is_signed_here'],
    past: ['added_at'],
  },
  // Last: a final one lets nothing in any more.
  { table: 'assessment_stream', omits: ['freezing_since'] },
];

/** Tables whose rows have files that go along, named by their ids. */
export const TABLES_OF_FILES = ['stored_file', 'report', 'signed_report'] as const;
export type TableOfFiles = (typeof TABLES_OF_FILES)[number];

/** Tables of an organization that stay where they are, each with its reason; read by a test. @public */
export const LEFT_BEHIND: Readonly<Record<string, string>> = {
  title_word: 'made of titles, where they arrive',
  signing_policy: 'whether keys are stored is decided for each instance',
  signing_key: 'opens with what the operator of the instance has, and nowhere else',
  signing_key_use: 'who used the keys of the instance',
  invitation: 'a link leads to the instance that made it; who came by it is a member',
  notification: 'news of people; what they tell of is where it happened',
  notification_delivery: 'goes with its notice',
  outbox: 'work of the instance',
  dead_letter: 'work of the instance',
  stream_client: 'browser tabs that speak with the instance; what they sent is in the history',
  organization_suspension: 'what the operator of the instance decided',
  deletion: 'what was deleted stays behind, and cannot be restored elsewhere',
  import_job: 'work of the instance; what came of it is in the record',
  archive_export: 'files of the instance',
  archive_origin: 'an organization comes from the archive before it; that archive said where it was from',
};

/** Hides what was deleted, and belongs to the row's own organization: neither is a value of an archive. */
export const NEVER = ['organization_id', 'deletion_id'];
