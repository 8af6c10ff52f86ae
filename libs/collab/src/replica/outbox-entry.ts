import { LIVE_LIMITS, type AssessmentId, type Submit, type SubmittedOperation } from '@certitude/contracts';

type WithoutAge<O> = O extends unknown ? Omit<O, 'age'> : never;

/** An edit that is not known to be in the stream: what is sent, and what only the author's side needs. */
export type OutboxEntry = WithoutAge<SubmittedOperation> & {
  /** When the person made it; for a note, when they began. Milliseconds since 1970. */
  readonly madeAt: number;
  /** Epoch of the stream it was made in; in another one it is too late. */
  readonly epoch: number;
};
export type NoteEntry = Extract<OutboxEntry, { readonly field: 'rationale' }>;
export type FieldEntry = Exclude<OutboxEntry, NoteEntry>;

/** The message for a `send` effect. Called when it leaves, because the server wants the age of each edit then. */
export const toSubmit = (
  send: { readonly epoch: number; readonly entries: readonly OutboxEntry[] },
  to: { readonly assessment: AssessmentId; readonly client: string },
  now: number,
): Submit => ({
  ...to,
  epoch: send.epoch,
  operations: send.entries.map(({ madeAt, epoch: _, ...operation }) => ({
    ...operation,
    age: Math.max(0, Math.round(now - madeAt)),
  })),
});

/** Generous estimate of what an entry takes in a message, in bytes. */
export const wireSize = (entry: OutboxEntry): number =>
  256 + (entry.field === 'rationale' ? entry.update.byteLength : 3 * JSON.stringify(entry.value).length);

/** What the entries of one message may take together; the rest of the frame is for its envelope. */
export const MESSAGE_BYTES = LIVE_LIMITS.frameBytes - 4 * 1024;
