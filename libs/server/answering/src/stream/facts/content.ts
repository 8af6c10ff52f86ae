import { type ResponseId, type ResponseSnapshot } from '@certitude/contracts';
import { type Statement } from '@certitude/server/core';
import { OPERATION_COLUMNS, type OperationRow } from '../operation-row';
import { RESPONSE_COLUMNS, type ResponseRow } from '../response-row';

// What an assessment is made of. It only changes with the stream, so that the head says whether it still holds.

export interface StoredResponse extends ResponseSnapshot {
  /** Generation of its note. */
  readonly generation: number;
}
export const RESPONSES: Statement<ResponseRow & { readonly generation: number }> = {
  name: 'live-responses',
  text: `select ${RESPONSE_COLUMNS}, n.generation
    from response r join note n on n.organization_id = r.organization_id and n.response_id = r.id
    where r.organization_id = $1 and r.assessment_id = $2 order by r.position`,
};

/** A note as compaction last stored it: everything up to a sequence number in one update. */
export interface StoredNote {
  readonly response: ResponseId;
  readonly state: Uint8Array;
  readonly upTo: number;
}
export const NOTES: Statement<StoredNote> = {
  name: 'live-notes',
  text: `select response_id as response, snapshot as state, snapshot_seq::float8 as "upTo"
    from note where organization_id = $1 and assessment_id = $2 and snapshot is not null and quarantined_at is null`,
};
/** Notes whose snapshot reaches further than what is known: $3 responses, $4 how far each is known. */
export const NEWER_NOTES: Statement<StoredNote> = {
  name: 'live-newer-notes',
  text: `select n.response_id as response, n.snapshot as state, n.snapshot_seq::float8 as "upTo"
    from unnest($3::uuid[], $4::bigint[]) as known(response_id, seq)
    join note n on n.organization_id = $1 and n.assessment_id = $2 and n.response_id = known.response_id
      and n.snapshot_seq > known.seq and n.snapshot is not null`,
};

/** An update of a note and where it is in the stream. */
export interface NoteUpdate {
  readonly seq: number;
  readonly update: Uint8Array;
}
/** Updates that no snapshot holds yet. */
export const NOTE_TAIL: Statement<NoteUpdate & { readonly response: ResponseId }> = {
  name: 'live-note-tail',
  text: `select o.response_id as response, o.seq::float8 as seq, o.update
    from note n
    join assessment_operation o on o.organization_id = n.organization_id and o.response_id = n.response_id
      and o.seq > n.snapshot_seq and o.field = 'rationale' and o.generation = n.generation
    where n.organization_id = $1 and n.assessment_id = $2 and n.quarantined_at is null order by o.seq`,
};

/** Notes that are set apart. */
export const QUARANTINED: Statement<{ readonly response: ResponseId }> = {
  name: 'live-quarantined-notes',
  text: `select response_id as response from note
    where organization_id = $1 and assessment_id = $2 and quarantined_at is not null`,
};

/** Operations after $3, at most $4; all of them without. */
export const TAIL: Statement<OperationRow> = {
  name: 'live-tail',
  text: `select ${OPERATION_COLUMNS} from assessment_operation o
    where o.organization_id = $1 and o.assessment_id = $2 and o.seq > $3 order by o.seq limit $4`,
};
