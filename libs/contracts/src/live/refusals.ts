import * as z from 'zod';
import { type AssessmentId } from '../ids';
import { type FieldValue } from './answer-fields';

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

/** A rejected edit. For `stale`, `current` is the value that stands. */
export interface Rejection {
  readonly clientSeq: number;
  readonly code: RejectionCode;
  readonly current?: FieldValue;
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
