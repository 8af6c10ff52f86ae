/** What is deleted, once it is old enough. */
export interface Retention {
  readonly table: string;
  /** Of one organization, or of the instance as a whole. */
  readonly of: 'organization' | 'instance';
  /** Days since what `before` looks at. */
  readonly days: number;
  /**
   * Condition of a row that may go; or a statement that removes what rows stand for, one row of answer for each. `$1` is the
   * moment so many days ago, `$2` how many may go.
   */
  readonly goes: { readonly before: string } | { readonly by: string };
  readonly because: string;
}

const NEWS_READ_DAYS = 90;
const NEWS_DAYS = 365;
const TAB_DAYS = 180;
const OFFER_DAYS = 90;
const GIVEN_UP_DAYS = 365;
const EXPIRED_DAYS = 1;
const LETTER_DAYS = 30;
const HELD_MAIL_DAYS = 7;
/** It can't be imported any more as soon as it has expired. */
const PREVIEW_DAYS = 1;
const DELETED_DAYS = 30;
const ARCHIVE_RECORD_DAYS = 90;

/** Every rule by which something is deleted because it is old; of each, a run takes so many and no more. */
export const RETENTIONS: readonly Retention[] = [
  {
    table: 'notification',
    of: 'organization',
    days: NEWS_READ_DAYS,
    goes: { before: 'read_at < $1' },
    because: 'news that was read; what it was about stays where it is, its deliveries go with it',
  },
  {
    table: 'notification',
    of: 'organization',
    days: NEWS_DAYS,
    goes: { before: 'created_at < $1' },
    because: 'news that nobody read for a year is none',
  },
  {
    table: 'stream_client',
    of: 'organization',
    days: TAB_DAYS,
    goes: { before: 'updated_at < $1' },
    because: 'a tab that was silent for so long; what it sends again is still refused by what its operations say',
  },
  {
    table: 'invitation',
    of: 'organization',
    days: OFFER_DAYS,
    goes: { before: 'expires_at < $1 and accepted_at is null' },
    because: 'a link that nobody used; who was let in by whom stays',
  },
  {
    table: 'assessment_import',
    of: 'organization',
    days: PREVIEW_DAYS,
    goes: { before: "expires_at < $1 and state = 'previewed'" },
    because: 'a preview that nobody imported; the record of what was imported stays',
  },
  {
    table: 'archive_export',
    of: 'organization',
    days: ARCHIVE_RECORD_DAYS,
    goes: { before: 'created_at < $1' },
    because: 'an archive whose file is gone after seven days; who asked for it is told for a while',
  },
  {
    table: 'archive_arrival',
    of: 'instance',
    days: ARCHIVE_RECORD_DAYS,
    goes: { before: 'created_at < $1' },
    because: 'what somebody brought; what it has become says itself where it is from',
  },
  {
    table: 'outbox',
    of: 'organization',
    days: GIVEN_UP_DAYS,
    goes: { before: 'has_dead_letter and created_at < $1' },
    because: 'what nobody has tried again for a year, with its dead letters; what was handled goes after seven days',
  },
  {
    table: 'deletion',
    of: 'organization',
    days: DELETED_DAYS,
    goes: { by: 'select from remove_deleted($1, $2)' },
    because: 'what was deleted can be restored so long; that it was, and by whom, stays',
  },
  {
    table: 'session',
    of: 'instance',
    days: EXPIRED_DAYS,
    goes: { before: 'expires_at < $1' },
    because: 'it opens nothing any more',
  },
  {
    table: 'password_link',
    of: 'instance',
    days: EXPIRED_DAYS,
    goes: { before: 'expires_at < $1' },
    because: 'it opens nothing any more',
  },
  {
    table: 'address_link',
    of: 'instance',
    days: EXPIRED_DAYS,
    goes: { before: 'expires_at < $1' },
    because: 'it opens nothing any more',
  },
  {
    table: 'account_mail',
    of: 'instance',
    days: LETTER_DAYS,
    goes: { before: "changed_at < $1 and state <> 'waiting'" },
    because: 'a letter that has arrived, or never will',
  },
  {
    table: 'held_mail',
    of: 'instance',
    days: HELD_MAIL_DAYS,
    goes: { before: 'held_at < $1' },
    because: 'what a mail would have said is of no use after a while, and says who did what',
  },
];
