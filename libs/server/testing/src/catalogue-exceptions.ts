import { type CatalogueExceptions } from './tenant-catalogue';

const UNDO = 'an import that nobody touched is removed with everything it made';
/** What undoing an import removes or looks at. */
const UNDONE = {
  pki: UNDO,
  assessment: UNDO,
  assessment_import: UNDO,
  assessment_operation: UNDO,
  assessment_target: UNDO,
  assessment_version: UNDO,
  action_plan: UNDO,
  declared_level: UNDO,
  evidence: UNDO,
  evidence_link: UNDO,
  evidence_link_change: UNDO,
  evidence_revision: UNDO,
  guest_grant: UNDO,
  named_owner: UNDO,
  note: UNDO,
  notification: UNDO,
  operation_source: UNDO,
  plan_responsibility: UNDO,
  plan_task: UNDO,
  response: UNDO,
  response_contributor: UNDO,
  stream_client: UNDO,
} as const;

/** Everything in the schema that is not one organization's own, and why it may be so. */
export const EXCEPTIONS = {
  globalTables: {
    account: 'one person may be a member of many organizations; holds nothing of any of them',
    account_picture: 'of an account; served by the address of its content, to those who share an organization',
    session: 'a person signs in before any organization is known',
    model_release: 'published releases are the same for everybody; the application may only read them',
    model_extension: 'published extensions are the same for everybody; the application may only read them',
    live_client: 'a browser tab is one person’s in every organization; holds nothing of any of them',
    live_node: 'processes that hold live connections',
    live_socket: 'one person’s sockets count whatever the organization; holds nothing of any of them',
    instance_setting: 'what the operator decided for the whole instance; the application may only read it',
    operator_limit: 'limits that the operator set; the application may only read them',
    password_link: 'somebody who forgot the password is not signed in; holds a hash',
    rate_limit: 'attempts of people who are not signed in; keys are hashes',
  },
  crossingTables: {
    organization: 'the name of one’s organizations, and of the one that an invitation leads to',
    member: 'where a person is a member',
    organization_suspension: 'a person sees which of their organizations is suspended',
    invitation: 'the holder of a link is not a member yet',
    assessment_stream: 'a node asks for the heads of all its open assessments at once',
    outbox: 'the relay serves every organization',
    dead_letter: 'whoever runs the instance lists them and has them tried again',
    reminder: 'the due-date sweep serves every organization',
    ...UNDONE,
  },
  crossingFunctions: {
    'memberships_of(uuid)': 'a person signs in before any organization is known',
    'organizations_of_instance(uuid,integer)':
      'the operator lists names, as the owner of the schema; the application may not call it',
    'invitation_by_token(text)': 'the holder of a link is not a member yet',
    'stream_heads(uuid[])': 'a node asks for the heads of all its open assessments at once',
    'freezing_since_before(timestamp with time zone)': 'the sweep ends what a process that died has left freezing',
    'outbox_waiting(integer)': 'the relay turns events of every organization into jobs',
    'outbox_waiting_of(text[],integer,integer)': 'the relay turns events of every organization into jobs, in turn',
    'outbox_relayed(uuid[])': 'the relay notes what it has turned into jobs',
    'outbox_relay_again(timestamp with time zone)': 'the relay repeats what the queue has lost',
    'outbox_relay_again_of(timestamp with time zone,text[],text[])': 'the relay repeats what the queue has lost',
    'dead_letters(uuid,integer)': 'whoever runs the instance lists what could not be done',
    'dead_letters_retry(uuid[])': 'whoever runs the instance has it tried again',
    'outbox_forget(timestamp with time zone)': 'housekeeping forgets what was handled long ago',
    'organizations_to_clean(uuid,integer)': 'housekeeping works in every organization, one after the other',
    'remove_sample_organization()':
      'nobody else may delete an organization; this one deletes the caller’s own, if it is a sample',
    'undo_import(uuid,timestamp with time zone)':
      'nobody else may delete what people did; this one deletes what an import of the caller’s organization made, untouched',
    'reminders_due(timestamp with time zone,integer)': 'the sweep finds what is due in every organization',
    'organizations_with_due_reminders(timestamp with time zone,uuid,integer)':
      'the sweep finds the organizations in which something is due',
  },
  globalIndexes: {
    invitation_token: 'hash of 32 random bytes: nobody can guess another organization’s',
  },
  freeIds: {
    'assessment_operation.client_id': 'a browser tab, which has no row of its own',
    'operation_source.client_id': 'an import, which has a row but is no browser tab',
    'stream_client.client_id': 'a browser tab, which has no row of its own',
    'notification.subject_id': 'what a notice is about, of whatever kind; shown to nobody without asking its owner',
    'invitation.accepted_by': 'who used the link, also after that person has left',
  },
} as const satisfies CatalogueExceptions;
