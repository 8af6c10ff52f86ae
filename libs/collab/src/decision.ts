import type {
  AccountId,
  Rejection,
  RejectionCode,
  ResponseField,
  ResponseId,
  Role,
  StreamOperation,
  StreamState,
  SubmittedOperation,
} from '@certitude/contracts';
import type { Answer } from './answer';
import type { Contributors } from './contributors';
import type { NoteClocks } from './note-clocks';

/** A response as the batch finds it, read under the row lock. */
export interface DecidableResponse extends Answer {
  /** Generation of its note, from 1. */
  readonly generation: number;
}

/** How far a client's outbox has been dealt with. Belongs to the person who used the client first. */
export interface ClientCursor {
  readonly actor: AccountId;
  readonly clientSeq: number;
  /** Rejections the client may not have seen yet; goes into `Joined.cursor`. */
  readonly rejected: readonly Rejection[];
}

/** One message with edits. */
export interface Submission {
  /** For the caller: where to answer. */
  readonly connection?: string;
  /** The person, with their role as it is now; no role: no longer a member. */
  readonly actor: { readonly id: AccountId; readonly role: Role | null };
  readonly client: string;
  readonly epoch: number;
  readonly operations: readonly SubmittedOperation[];
  /** Of a part of a message: number of the first operation of the whole. */
  readonly since?: number;
  /** The database does not take them, whatever is said here: they are to be refused with this code. */
  readonly refuse?: RejectionCode;
}

/** Everything a batch is decided on, read in the transaction that holds the stream's row lock. */
export interface DecideInput {
  readonly state: StreamState;
  readonly epoch: number;
  /** Sequence number of the last operation in the stream. */
  readonly head: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly submissions: readonly Submission[];
  /** At least the responses the submissions name; one that is missing here does not exist. */
  readonly responses: ReadonlyMap<ResponseId, DecidableResponse>;
  /** Cursors of the submitting clients; none: never heard of. */
  readonly cursors: ReadonlyMap<string, ClientCursor>;
  /** Clocks of the notes that are written to; none: an empty note. */
  readonly notes: ReadonlyMap<ResponseId, NoteClocks>;
  /** Who is invited to answer which response. */
  readonly contributors: Contributors;
  /** Accounts that may be owner or reviewer. */
  readonly members: ReadonlySet<AccountId>;
}

/** What changed in one response. */
export interface ResponseChange extends Answer {
  /** The fields to write; `values` and `origins` are complete. */
  readonly fields: ReadonlySet<ResponseField>;
}

/** Outcome of a batch. Nothing of it counts before it is committed. */
export interface Decision {
  /** To append, in order: the first one gets sequence number head + 1. Includes what the server derived. */
  readonly accepted: readonly StreamOperation[];
  /** Per submission, in the order given. Also repeats earlier rejections of operations that were sent again. */
  readonly rejections: readonly (readonly Rejection[])[];
  /** Cursors that moved, by client. */
  readonly cursors: ReadonlyMap<string, ClientCursor>;
  /** Responses with changed fields. */
  readonly responses: ReadonlyMap<ResponseId, ResponseChange>;
  /** Clocks of the notes that were written to. */
  readonly notes: ReadonlyMap<ResponseId, NoteClocks>;
}
