import { type AccountId, type Overwritten, type ResponseId, type StreamOperation } from '@certitude/contracts';

/** A row of `assessment_operation` as `OPERATION_COLUMNS` reads it. */
export interface OperationRow {
  readonly seq: number;
  readonly actor_id: AccountId;
  readonly client_id: string | null;
  readonly client_seq: number | null;
  readonly response_id: ResponseId;
  readonly field: string;
  readonly value: unknown;
  readonly previous: unknown;
  readonly overwrote: Overwritten | null;
  readonly update: Uint8Array | null;
  readonly generation: number | null;
  readonly at: number;
}

/** Columns of `OperationRow`, of a table called `o`. Sequence numbers stay below 2^53, so a double holds them. */
export const OPERATION_COLUMNS = `o.seq::float8 as seq, o.actor_id, o.client_id, o.client_seq::float8 as client_seq, o.response_id,
  o.field, o.value, o.previous, o.overwrote, o.update, o.generation, round(extract(epoch from o.at) * 1000)::float8 as at`;

/** An operation as it went over the wire when it was new. What is in the log was valid when it was written. */
export function toOperation(row: OperationRow): StreamOperation {
  const common = {
    actor: row.actor_id,
    client: row.client_id,
    clientSeq: row.client_seq,
    response: row.response_id,
    at: row.at,
  };
  const own =
    row.field === 'rationale'
      ? { field: row.field, update: row.update, generation: row.generation }
      : { field: row.field, value: row.value, previous: row.previous, overwrote: row.overwrote };
  return { ...common, ...own } as StreamOperation;
}
