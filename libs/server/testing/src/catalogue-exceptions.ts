import { type CatalogueExceptions } from './tenant-catalogue';

const UNDO = 'an import that nobody touched is removed with everything it made';
/** What only undoing an import removes or looks at. */
const UNDONE = {
  assessment_import: UNDO,
  assessment_target: UNDO,
  declared_level: UNDO,
  named_owner: UNDO,
  operation_source: UNDO,
} as const;
/** Written by the functions that delete and restore alone, in the transaction that makes the deletion. */
const hidden = (tables: readonly string[]): Record<string, string> =>
  Object.fromEntries(tables.map((table) => [`${table}.deletion_id`, 'the deletion that hides it']));

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
    account_mail: 'a letter to a person as such, whatever the organization; holds no secret',
    address_link: 'shows whose an address is, before or whatever the organization; holds a hash',
    held_mail: 'a mail of the instance that was kept instead of sent, secrets masked; for operators',
    password_link: 'somebody who forgot the password is not signed in; holds a hash',
    archive_arrival: 'an archive on its way to an organization that is not there yet; one person’s own',
    trusted_instance: 'whose archives the operator believes; the application may only read it',
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
    archive_origin: 'written once, by the function that makes an organization of an archive',
    work_handover: 'comes with an archive',
    file_policy: 'comes with an archive',
    finalizing_policy: 'comes with an archive',
    deletion: 'written by the functions that hide and restore, and by nobody else',
    pki: 'hidden, restored and removed by functions, in one organization',
    assessment: 'hidden, restored and removed by functions, in one organization',
    response: 'hides and goes with its assessment',
    assessment_operation: 'goes with its assessment',
    stream_client: 'goes with its assessment',
    note: 'goes with its assessment',
    assessment_version: 'what has one is never removed, so it is asked for',
    review: 'what was accepted is never removed, so it is asked for; others go with what they are about',
    response_contributor: 'goes with its assessment',
    guest_grant: 'goes with its assessment',
    action_plan: 'hidden, restored and removed by functions, in one organization',
    plan_task: 'hides and goes with its plan',
    plan_responsibility: 'goes with its plan',
    stored_file: 'goes with the evidence that alone uses it',
    evidence: 'hidden, restored and removed by functions, in one organization',
    evidence_revision: 'hides and goes with its evidence',
    evidence_link: 'hides and goes with what it ties together',
    evidence_link_change: 'goes with what it is about',
    notification: 'hides and goes with what it is about',
    notification_delivery: 'goes with its notification',
    title_word:
      'a person takes another name in all of their organizations at once; what is removed takes its words along',
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
    'keep_words_of_account()':
      'a person takes another name in all of their organizations at once; a trigger, which the application may not call',
    'undo_import(uuid,timestamp with time zone)':
      'nobody else may delete what people did; this one deletes what an import of the caller’s organization made, untouched',
    'undo_merge(uuid,timestamp with time zone)':
      'nobody else may delete what people did; this one deletes what an import of the caller’s organization added, untouched',
    'hide_object(text,uuid,uuid)':
      'what is hidden is out of the application’s sight; works in the caller’s organization only',
    'restore_deleted(uuid)':
      'what is hidden is out of the application’s sight; works in the caller’s organization only',
    'remove_assessment(uuid)':
      'the application may delete nothing that people did; this removes what was never decided, in the caller’s organization',
    'remove_deleted(timestamp with time zone,integer)':
      'housekeeping removes what was deleted thirty days ago, in one organization after the other',
    'load_archive_rows(text,text[],jsonb)':
      'an archive says what was decided elsewhere, which the application may not; fills an organization made in the same transaction',
    'load_archive_baselines(jsonb)': 'the same, for what refers to rows that come later',
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
    ...hidden(['pki', 'assessment', 'assessment_stream', 'response', 'action_plan', 'plan_task', 'reminder']),
    ...hidden(['evidence', 'evidence_revision', 'evidence_link', 'notification']),
    'deletion.subject_id': 'what was deleted, of whatever kind; gone after a while',
    'notification.subject_id': 'what a notice is about, of whatever kind; shown to nobody without asking its owner',
    'title_word.subject_id': 'what has the title, of whatever kind; shown to nobody without asking its owner',
    'signing_key_use.key_id': 'which key was used, also after it was removed',
    'signing_key_use.assessment_id': 'of which assessment, also after it was deleted',
    'signing_key_use.report_id': 'what was signed, also after it was deleted',
    'invitation.accepted_by': 'who used the link, also after that person has left',
  },
} as const satisfies CatalogueExceptions;
