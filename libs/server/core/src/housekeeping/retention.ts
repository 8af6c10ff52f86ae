/** What is deleted, once it is old enough. */
export interface Retention {
  readonly table: string;
  /** Of one organization, or of the instance as a whole. */
  readonly of: 'organization' | 'instance';
  /** Days since what `before` looks at. */
  readonly days: number;
  /** Condition of a row that may go. `$1` is the moment so many days ago. */
  readonly before: string;
  readonly because: string;
}

const NEWS_READ_DAYS = 90;
const NEWS_DAYS = 365;
const TAB_DAYS = 180;
const OFFER_DAYS = 90;
const GIVEN_UP_DAYS = 365;
const EXPIRED_DAYS = 1;

/** Every rule by which something is deleted because it is old; of each, a run takes so many and no more. */
export const RETENTIONS: readonly Retention[] = [
  {
    table: 'notification',
    of: 'organization',
    days: NEWS_READ_DAYS,
    before: 'read_at < $1',
    because: 'news that was read; what it was about stays where it is, its deliveries go with it',
  },
  {
    table: 'notification',
    of: 'organization',
    days: NEWS_DAYS,
    before: 'created_at < $1',
    because: 'news that nobody read for a year is none',
  },
  {
    table: 'stream_client',
    of: 'organization',
    days: TAB_DAYS,
    before: 'updated_at < $1',
    because: 'a tab that was silent for so long; what it sends again is still refused by what its operations say',
  },
  {
    table: 'invitation',
    of: 'organization',
    days: OFFER_DAYS,
    before: 'expires_at < $1 and accepted_at is null',
    because: 'a link that nobody used; who was let in by whom stays',
  },
  {
    table: 'outbox',
    of: 'organization',
    days: GIVEN_UP_DAYS,
    before: 'has_dead_letter and created_at < $1',
    because: 'what nobody has tried again for a year, with its dead letters; what was handled goes after seven days',
  },
  {
    table: 'session',
    of: 'instance',
    days: EXPIRED_DAYS,
    before: 'expires_at < $1',
    because: 'it opens nothing any more',
  },
  {
    table: 'password_link',
    of: 'instance',
    days: EXPIRED_DAYS,
    before: 'expires_at < $1',
    because: 'it opens nothing any more',
  },
];

/** Tables that no rule looks at, and why what is in them may stay. */
export const KEPT: Readonly<Record<string, string>> = {
  account: 'people; what they did refers to them',
  organization: 'deleted by nobody but the owner of a sample',
  organization_suspension: 'one row of an organization',
  member: 'former members, too: history names them',
  operator_limit: 'what the operator set',
  instance_setting: 'one row',
  file_policy: 'one row of an organization',
  guest_grant: 'who was let in until when is shown beside the assessment',
  pki: 'content',
  model_release: 'assessments refer to what they were begun with',
  model_extension: 'assessments refer to what they were begun with',
  assessment: 'content',
  assessment_stream: 'one row of an assessment',
  assessment_version: 'what was attested',
  response: 'content',
  response_contributor: 'who is invited; goes with the invitation',
  note: 'content',
  assessment_operation: 'the history of answers, and who took part in what is judged; the application cannot delete it',
  review: 'decisions; the application cannot delete them',
  evidence: 'content that decisions rest on',
  evidence_revision: 'content that decisions rest on',
  evidence_link: 'content that decisions rest on',
  evidence_link_change: 'who took part in what is judged',
  stored_file: 'row and hash stay when the content is withdrawn',
  action_plan: 'content',
  plan_task: 'content',
  plan_responsibility: 'who took part in what is judged',
  reminder: 'a step of a plan that was sent is not sent again',
  notification_delivery: 'goes with its notification',
  dead_letter: 'goes with its event',
  live_client: 'whose a tab is: its id stands in history, so nobody else may ever have it',
  live_node: 'gone five minutes after the process',
  live_socket: 'gone with its node',
  rate_limit: 'the limiter deletes what has expired',
};
