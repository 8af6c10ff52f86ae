import { type CatalogueExceptions } from './tenant-catalogue';

/** Everything in the schema that is not one organization's own, and why it may be so. */
export const EXCEPTIONS = {
  globalTables: {
    account: 'one person may be a member of many organizations; holds nothing of any of them',
    session: 'a person signs in before any organization is known',
    model_release: 'published releases are the same for everybody; the application may only read them',
    model_extension: 'published extensions are the same for everybody; the application may only read them',
    rate_limit: 'attempts of people who are not signed in; keys are hashes',
  },
  crossingTables: {
    organization: 'the name of one’s organizations, and of the one that an invitation leads to',
    member: 'where a person is a member',
    invitation: 'the holder of a link is not a member yet',
    assessment_stream: 'a node asks for the heads of all its open assessments at once',
    outbox: 'the relay serves every organization',
    reminder: 'the due-date sweep serves every organization',
  },
  crossingFunctions: {
    'memberships_of(uuid)': 'a person signs in before any organization is known',
    'invitation_by_token(text)': 'the holder of a link is not a member yet',
    'stream_heads(uuid[])': 'a node asks for the heads of all its open assessments at once',
    'freezing_since_before(timestamp with time zone)': 'the sweep ends what a process that died has left freezing',
    'outbox_waiting(integer)': 'the relay turns events of every organization into jobs',
    'outbox_relayed(uuid[])': 'the relay notes what it has turned into jobs',
    'outbox_relay_again(timestamp with time zone)': 'the relay repeats what the queue has lost',
    'outbox_forget(timestamp with time zone)': 'housekeeping forgets what was handled long ago',
    'reminders_due(timestamp with time zone,integer)': 'the sweep finds what is due in every organization',
  },
  globalIndexes: {
    invitation_token: 'hash of 32 random bytes: nobody can guess another organization’s',
  },
  freeIds: {
    'assessment_operation.client_id': 'a browser tab, which has no row of its own',
    'stream_client.client_id': 'a browser tab, which has no row of its own',
    'invitation.accepted_by': 'who used the link, also after that person has left',
  },
} as const satisfies CatalogueExceptions;
