import {
  type AccountId,
  type Rejection,
  type ResponseId,
  type ResponseContributors,
  type Role,
} from '@certitude/contracts';
import { type Statement } from '@certitude/server/core';
import { OPERATION_COLUMNS, type OperationRow } from '../stream/operation-row';
import { RESPONSE_COLUMNS, type ResponseRow } from '../stream/response-row';
import { type StreamRow } from '../stream/stream.repository';

// Prepared statements of the live stream. $1 is always the organization, $2 the assessment.

export const STREAM: Statement<StreamRow> = {
  name: 'live-stream',
  text: `select head::float8 as head, epoch, state from assessment_stream where organization_id = $1 and assessment_id = $2`,
};

export const RESPONSES: Statement<ResponseRow & { readonly generation: number }> = {
  name: 'live-responses',
  text: `select ${RESPONSE_COLUMNS}, n.generation
    from response r join note n on n.organization_id = r.organization_id and n.response_id = r.id
    where r.organization_id = $1 and r.assessment_id = $2 order by r.position`,
};

export interface StoredNoteRow {
  readonly response: ResponseId;
  readonly state: Uint8Array;
  readonly upTo: number;
}
export const NOTES: Statement<StoredNoteRow> = {
  name: 'live-notes',
  text: `select response_id as response, snapshot as state, snapshot_seq::float8 as "upTo"
    from note where organization_id = $1 and assessment_id = $2 and snapshot is not null and quarantined_at is null`,
};

/** Updates that no snapshot holds yet. */
export const NOTE_TAIL: Statement<{
  readonly response: ResponseId;
  readonly seq: number;
  readonly update: Uint8Array;
}> = {
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

/** Notes whose snapshot reaches further than what is known: $3 responses, $4 how far each is known. */
export const NEWER_NOTES: Statement<StoredNoteRow> = {
  name: 'live-newer-notes',
  text: `select n.response_id as response, n.snapshot as state, n.snapshot_seq::float8 as "upTo"
    from unnest($3::uuid[], $4::bigint[]) as known(response_id, seq)
    join note n on n.organization_id = $1 and n.assessment_id = $2 and n.response_id = known.response_id
      and n.snapshot_seq > known.seq and n.snapshot is not null`,
};

/** At most $4 operations after $3. */
export const TAIL: Statement<OperationRow> = {
  name: 'live-tail',
  text: `select ${OPERATION_COLUMNS} from assessment_operation o
    where o.organization_id = $1 and o.assessment_id = $2 and o.seq > $3 order by o.seq limit $4`,
};

/** Who is invited to answer which response. */
export const CONTRIBUTORS: Statement<ResponseContributors> = {
  name: 'live-contributors',
  text: `select response_id as response, array_agg(account_id order by account_id) as accounts from response_contributor
    where organization_id = $1 and assessment_id = $2 group by response_id order by response_id`,
};

export interface JoinerRow {
  /** Null for somebody who is not a member. */
  readonly role: Role | null;
  readonly name: string;
  /** Whose client it is, as far as anything says so. */
  readonly owner: AccountId | null;
  /** Whether that is noted for good. */
  readonly claimed: boolean;
  /** How far its outbox has been dealt with; null when it is new here. */
  readonly clientSeq: number | null;
  readonly rejected: readonly Rejection[] | null;
}
/** Who joins, $3, with which client, $4. */
export const JOINER: Statement<JoinerRow> = {
  name: 'live-joiner',
  text: `select m.role, a.name, l.client_id is not null as claimed,
      coalesce(l.account_id, (select e.account_id from stream_client e
        where e.organization_id = $1 and e.client_id = $4 order by e.updated_at limit 1)) as owner,
      c.last_client_seq::float8 as "clientSeq", c.rejected
    from account a
    left join live_client l on l.client_id = $4
    left join member m on m.organization_id = $1 and m.account_id = a.id and m.removed_at is null
    left join stream_client c on c.organization_id = $1 and c.assessment_id = $2 and c.client_id = $4
    where a.id = $3`,
};

/** The client $1 is the account's, $2, unless it is somebody's already. */
export const CLAIM_CLIENT: Statement<never> = {
  name: 'live-claim-client',
  text: 'insert into live_client (client_id, account_id) values ($1, $2) on conflict (client_id) do nothing',
};

/** Roles of those of these accounts, $3, that are members now. Takes the assessment only to look like the others. */
export const ROLES: Statement<{ readonly account: AccountId; readonly role: Role }> = {
  name: 'live-roles',
  text: `select m.account_id as account, m.role from member m
    where m.organization_id = $1 and $2::uuid is not null and m.account_id = any ($3::uuid[]) and m.removed_at is null`,
};
