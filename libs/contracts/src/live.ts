import * as z from 'zod';
import { AccountId, AssessmentId, OrganizationId, ResponseId, Uuid } from './ids';
import { DateOnly, WholeNumber, text } from './primitives';
import { type Role } from './access';

/** Limits of the live protocol. Exceeding one gets its code, never a silent drop. Sizes in bytes, times in milliseconds. */
export const LIVE_LIMITS = {
  frameBytes: 256 * 1024,
  textBytes: 64 * 1024,
  noteBytes: 1024 * 1024,
  operationsPerSecond: 10,
  operationsBurst: 60,
  operationsPerMessage: 64,
  operationsPerCommit: 256,
  queuedOperations: 2_000,
  tailOperations: 5_000,
  staleAfter: 30_000,
  presenceEvery: 100,
} as const;

export const Level = z.union(
  [z.literal(0), z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal(5)],
  'must be a level from 0 (not assessed) to 5',
);
export type Level = z.infer<typeof Level>;

/** Applicability of a requirement or category; anything but "applicable" carries its reason. */
export const Applicability = z.discriminatedUnion('applicability', [
  z.strictObject({ applicability: z.literal('applicable') }),
  z.strictObject({
    applicability: z.literal('partially-applicable'),
    reason: text(2_000).pipe(z.string().min(1, 'needs a reason')),
  }),
  z.strictObject({
    applicability: z.literal('not-applicable'),
    reason: text(2_000).pipe(z.string().min(1, 'needs a reason')),
  }),
]);
export type Applicability = z.infer<typeof Applicability>;

export const RESPONSE_STATUSES = [
  'not-started',
  'in-progress',
  'ready-for-review',
  'accepted',
  'changes-requested',
] as const;
export const ResponseStatus = z.enum(RESPONSE_STATUSES);
export type ResponseStatus = z.infer<typeof ResponseStatus>;

/** Structured fields of a response, each with the schema of its value. */
export const FIELD_VALUES = {
  level: Level,
  applicability: Applicability,
  owner: AccountId.nullable(),
  reviewer: AccountId.nullable(),
  dueOn: DateOnly.nullable(),
  flag: z.boolean(),
  status: ResponseStatus,
} as const;
export type ResponseField = keyof typeof FIELD_VALUES;
export type FieldValue<F extends ResponseField = ResponseField> = z.output<(typeof FIELD_VALUES)[F]>;
export const ResponseField = z.enum(Object.keys(FIELD_VALUES) as [ResponseField, ...ResponseField[]]);

/** Identifies one tab's outbox; survives reload of the tab. Belongs to the account that used it first. */
export const ClientId = Uuid;

const common = {
  /** Position in the client's own numbering: ascending, without repeats, with holes (it follows the clock: up to 2^53). */
  clientSeq: z.number().int().positive(),
  response: ResponseId,
  /** How long ago the person made the edit, when the message is sent. */
  age: z.number().int().nonnegative(),
};
const fieldOperation = <F extends ResponseField>(field: F) =>
  z.strictObject({
    ...common,
    field: z.literal(field),
    value: FIELD_VALUES[field],
    /** Sequence number that had last set this field when the person decided. */
    base: z.number().int().nonnegative(),
  });

/** Binary in a socket message. */
const bytes = z.instanceof(Uint8Array);

/** An edit as a client sends it. A person sets "status" only to submit or take back; decisions come from reviews. */
export const SubmittedOperation = z.discriminatedUnion('field', [
  fieldOperation('level'),
  fieldOperation('applicability'),
  fieldOperation('owner'),
  fieldOperation('reviewer'),
  fieldOperation('dueOn'),
  fieldOperation('flag'),
  fieldOperation('status').extend({ value: z.enum(['in-progress', 'ready-for-review']) }),
  z.strictObject({
    ...common,
    field: z.literal('rationale'),
    /** Yjs update (version 1) of the note. */
    update: bytes,
    /** Generation of the note the update was made on. */
    generation: WholeNumber.min(1),
  }),
]);
export type SubmittedOperation = z.infer<typeof SubmittedOperation>;

/** Client → server: take part in one assessment. `last` and `epoch` say what the client already has. */
export const Join = z.strictObject({
  organization: OrganizationId,
  assessment: AssessmentId,
  client: ClientId,
  last: z.number().int().nonnegative().optional(),
  epoch: WholeNumber.optional(),
});
export type Join = z.infer<typeof Join>;

export const Leave = z.strictObject({ assessment: AssessmentId });

/** Client → server: edits, one message in flight per client. */
export const Submit = z.strictObject({
  assessment: AssessmentId,
  client: ClientId,
  epoch: WholeNumber,
  operations: z.array(SubmittedOperation).min(1).max(LIVE_LIMITS.operationsPerMessage),
});
export type Submit = z.infer<typeof Submit>;

/** Name of the one shared fragment of a note's Yjs document, as the editor binds it. */
export const NOTE_FRAGMENT = 'rationale';

const count = z.number().int().nonnegative();
const YjsId = z.strictObject({ client: count, clock: count });
/** A relative position of Yjs: next to an item, or at an end of a type or of the whole note. */
const NotePosition = z
  .strictObject({
    item: YjsId.nullish(),
    type: YjsId.nullish(),
    tname: z.literal(NOTE_FRAGMENT).nullish(),
    assoc: z.union([z.literal(-1), z.literal(0), z.literal(1)]).optional(),
  })
  .refine(({ item, type, tname }) => item || type || tname, 'must be somewhere');
const Position = z
  .string()
  .max(200)
  .refine((json) => NotePosition.safeParse(jsonOf(json)).success, 'must be a place in a note');

/** What a text says as JSON; undefined when it says nothing. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A selection in a note, as the editor binding describes it (JSON); only people in the same note receive it. */
export const Cursor = z.strictObject({ anchor: Position, head: Position });
export const Presence = z.strictObject({
  assessment: AssessmentId,
  response: ResponseId.nullable(),
  cursor: Cursor.nullable(),
});
export type Presence = z.infer<typeof Presence>;

/**
 * Why an edit or a join was refused. `busy`, `order` and `too_many_joins` are for the client to retry; the others are final
 * for the edit or the join.
 */
export const REJECTIONS = [
  'forbidden',
  'frozen',
  'invalid',
  'stale',
  'gap',
  'order',
  'busy',
  'too_large',
  'quarantined',
  'not_found',
  'unauthenticated',
  'too_many_places',
  'too_many_joins',
] as const;
export const RejectionCode = z.enum(REJECTIONS);
export type RejectionCode = z.infer<typeof RejectionCode>;

/** Why a connection was refused, as the message of the error that the client's socket is told. */
export const HANDSHAKE_REFUSALS = ['unauthenticated', 'busy', 'too_many_sockets'] as const;
export type HandshakeRefusal = (typeof HANDSHAKE_REFUSALS)[number];

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

/** A rejected edit. For `stale`, `current` is the value that stands. */
export interface Rejection {
  readonly clientSeq: number;
  readonly code: RejectionCode;
  readonly current?: FieldValue;
}

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

export interface Refused {
  readonly ok: false;
  readonly code: RejectionCode;
}

/**
 * Server → client: a message was refused as a whole that had asked for no acknowledgement. Edits ask for none: coming back
 * in the stream is theirs.
 */
export interface MessageRefused {
  readonly message: string;
  /** What the message named, as far as it could be read. */
  readonly assessment: string | null;
  readonly client: string | null;
  readonly code: RejectionCode;
}

/** Server → author: these edits were not applied. */
export interface Rejected {
  readonly assessment: AssessmentId;
  readonly client: string;
  readonly rejections: readonly Rejection[];
}

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
  /** All that there are, as in `Joined`. */
  readonly contributors: readonly ResponseContributors[];
}

/** One person's tab in the assessment; the server stamps who it is. */
export interface PersonPresence {
  readonly connection: string;
  readonly account: AccountId;
  readonly name: string;
  readonly response: ResponseId | null;
  readonly cursor: z.infer<typeof Cursor> | null;
}

/** Server → room: presence that changed since the last frame, and connections that left. */
export interface PresenceFrame {
  readonly assessment: AssessmentId;
  readonly people: readonly PersonPresence[];
  readonly gone: readonly string[];
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
