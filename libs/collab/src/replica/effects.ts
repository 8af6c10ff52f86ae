import type {
  AccountId,
  AssessmentSnapshot,
  FieldValue,
  Join,
  Joined,
  RejectionCode,
  ResponseField,
  ResponseId,
  ResponseSnapshot,
} from '@certitude/contracts';
import type { OutboxEntry } from './outbox-entry';

/** What the shell around a replica has to do. In order. */
export type ReplicaEffect =
  /** Send `join` with this and give the answer to `joined` or `joinRefused`. */
  | ({ readonly type: 'join' } & Pick<Join, 'last' | 'epoch'>)
  /** Send `toSubmit(effect, …)`. */
  | { readonly type: 'send'; readonly epoch: number; readonly entries: readonly OutboxEntry[] }
  /** Call `retry()` after so many milliseconds, as long as the connection lasts. */
  | { readonly type: 'retry'; readonly afterMs: number }
  /** Store and delete these entries (key: client id and `clientSeq`) for `restoreOutbox` after a reload. */
  | { readonly type: 'persist'; readonly put: readonly OutboxEntry[]; readonly remove: readonly number[] }
  /** These responses look different now. */
  | { readonly type: 'changed'; readonly responses: readonly ResponseId[] }
  /** Phase, stream state, role or who is invited changed. */
  | { readonly type: 'status' }
  | ({ readonly type: 'conflict' } & Conflict)
  | ({ readonly type: 'refused' } & RefusedEdit)
  | ({ readonly type: 'noteRefused' } & RefusedNote)
  /** The document of this note was replaced: ask `note()` again and bind the editor to it. */
  | { readonly type: 'noteReset'; readonly response: ResponseId }
  /** Others' edits of a note; an open document has them already. */
  | { readonly type: 'noteUpdate'; readonly response: ResponseId; readonly update: Uint8Array }
  /** Access ended, or there is nothing to join. `unsaved` stays in the outbox; show it for copying. */
  | { readonly type: 'closed'; readonly code: RejectionCode; readonly unsaved: readonly OutboxEntry[] };

/** Two people set a field without having seen each other's value; the later one stands. */
export interface Conflict {
  readonly response: ResponseId;
  readonly field: ResponseField;
  readonly mine: FieldValue;
  readonly theirs: FieldValue;
  /** The other person. */
  readonly actor: AccountId;
  /** Of the operation that stands. */
  readonly seq: number;
  readonly standing: 'mine' | 'theirs';
}

/** An edit of a field that did not and will not happen. */
export interface RefusedEdit {
  readonly response: ResponseId;
  readonly field: ResponseField;
  readonly value: FieldValue;
  readonly code: RejectionCode;
  /** For `stale`: the value that stands. */
  readonly current?: FieldValue;
  /** Null when it never got into the outbox. */
  readonly clientSeq: number | null;
}

/** Edits of a note that did not and will not happen. The note shows the committed state again. */
export interface RefusedNote {
  readonly response: ResponseId;
  readonly code: RejectionCode;
  /** The words that were typed, in order, to offer for copying. */
  readonly typed: string;
  /** The whole note with them in it, as far as it can be put together. */
  readonly note: string;
  readonly clientSeqs: readonly number[];
}

/** Of a connection: none, asking for the content, receiving the stream, told to ask again later, shut out. */
export type ReplicaPhase = 'offline' | 'joining' | 'live' | 'waiting' | 'closed';

/** One response as its author sees it: what is committed with the own unsaved edits on top. */
export interface ResponseView extends ResponseSnapshot {
  /** Fields with unsaved edits. */
  readonly pending: ReadonlySet<ResponseField | 'rationale'>;
}

/** An assessment as it was read past the stream: what a joiner gets, without anything of the reader's own. */
export type ReadContent = Pick<Joined, 'head' | 'epoch' | 'state' | 'role' | 'contributors'> & {
  readonly snapshot: AssessmentSnapshot;
};

/** What is not saved yet. */
export interface Saving {
  readonly pending: number;
  /** Milliseconds since 1970. */
  readonly oldestMadeAt: number | null;
}
