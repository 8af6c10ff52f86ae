import * as z from 'zod';
import { type Role } from '../access';
import { AccountId, type AssessmentId, ResponseId } from '../ids';
import { type FieldValue, type ResponseField } from './answer-fields';
import { type Rejection } from './refusals';

/** Who set a value that a concurrent edit replaced. */
export interface Overwritten {
  readonly actor: AccountId;
  readonly seq: number;
}

/** An operation of the ordered stream, as everybody receives it. Its sequence number is the frame's `first` + its index. */
export type StreamOperation = {
  readonly actor: AccountId;
  /** Null for operations the server derived, such as an approval that fell. */
  readonly client: string | null;
  readonly clientSeq: number | null;
  readonly response: ResponseId;
  /** Milliseconds since 1970, the server's clock. */
  readonly at: number;
} & (FieldChange | { readonly field: 'rationale'; readonly update: Uint8Array; readonly generation: number });

/** A structured field's change: from what to what, and whom it overwrote without having seen it. */
export type FieldChange = {
  [F in ResponseField]: {
    readonly field: F;
    readonly value: FieldValue<F>;
    readonly previous: FieldValue<F>;
    readonly overwrote: Overwritten | null;
  };
}[ResponseField];

/** Server → client: the next operations of the stream. */
export interface OperationsFrame {
  readonly assessment: AssessmentId;
  readonly first: number;
  readonly operations: readonly StreamOperation[];
}

/** Who last set a field, and where in the stream. Seq 0 and no actor: as created. */
export interface FieldOrigin {
  readonly seq: number;
  readonly actor: AccountId | null;
  readonly at: number;
}

/** All structured values of one response. */
export type ResponseValues = { readonly [F in ResponseField]: FieldValue<F> };

/** One answer as a joiner receives it. `requirement` is null in a self-assessment, where the category is rated. */
export interface ResponseSnapshot {
  readonly id: ResponseId;
  readonly module: string;
  readonly category: string;
  readonly requirement: string | null;
  readonly values: ResponseValues;
  readonly origins: { readonly [F in ResponseField]?: FieldOrigin };
}

export interface NoteSnapshot {
  readonly response: ResponseId;
  readonly generation: number;
  /** Yjs state of the note as one update. */
  readonly state: Uint8Array;
}

export interface AssessmentSnapshot {
  readonly responses: readonly ResponseSnapshot[];
  readonly notes: readonly NoteSnapshot[];
}

export const STREAM_STATES = ['open', 'freezing', 'final'] as const;
export type StreamState = (typeof STREAM_STATES)[number];

/** Who is invited to answer a response besides its owner. */
export const ResponseContributors = z.strictObject({ response: ResponseId, accounts: z.array(AccountId) });
export type ResponseContributors = z.infer<typeof ResponseContributors>;

/** Answer to `join`: where the stream is, what this client's outbox has reached, and the tail or a snapshot. */
export interface Joined {
  readonly ok: true;
  readonly head: number;
  readonly epoch: number;
  readonly state: StreamState;
  readonly role: Role;
  /** Of responses that somebody is invited to. */
  readonly contributors: readonly ResponseContributors[];
  /** Highest own clientSeq the stream has dealt with, and what was rejected in the message that reached it. */
  readonly cursor: { readonly clientSeq: number; readonly rejected: readonly Rejection[] };
  readonly content:
    | { readonly kind: 'tail'; readonly first: number; readonly operations: readonly StreamOperation[] }
    | { readonly kind: 'snapshot'; readonly snapshot: AssessmentSnapshot };
}
