import { type Role } from '../access';
import { type AssessmentId, type ResponseId } from '../ids';
import { type ResponseContributors, type StreamState } from './stream';

/** Server → client: what you have may be incomplete; join again from your last sequence number. */
export interface Resync {
  readonly assessment: AssessmentId;
}

/** Server → client: whether edits can be saved at the moment. Nothing is lost meanwhile: they wait in the tab. */
export interface SavingChanged {
  readonly assessment: AssessmentId;
  readonly possible: boolean;
}

/** Server → client: the stream opened, froze or was finalized. */
export interface StreamStateChanged {
  readonly assessment: AssessmentId;
  readonly state: StreamState;
  readonly epoch: number;
}

/** Server → client: one's role changed, or who is invited to answer; no role: access ended, the assessment is closed. */
export interface PermissionsChanged {
  readonly assessment: AssessmentId;
  readonly role: Role | null;
  /** Access ended because the assessment was deleted, for everybody. */
  readonly deleted?: true;
  /** All that there are, as in `Joined`. */
  readonly contributors: readonly ResponseContributors[];
}

/** Server → client: evidence, plans or reviews of a response changed; whoever shows them fetches them again. */
export interface SurroundingsChanged {
  readonly assessment: AssessmentId;
  readonly response: ResponseId;
}

/** Names of the socket messages. */
export const LIVE = {
  join: 'join',
  leave: 'leave',
  submit: 'submit',
  presence: 'presence',
  operations: 'operations',
  rejected: 'rejected',
  refused: 'refused',
  resync: 'resync',
  saving: 'saving',
  state: 'state',
  permissions: 'permissions',
  surroundings: 'surroundings',
  notification: 'notification',
} as const;
