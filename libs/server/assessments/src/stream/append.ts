import {
  type AccountId,
  type AssessmentId,
  type EventName,
  type EventPayload,
  type OrganizationId,
  type OutboxEventId,
  type ResponseId,
  type Role,
  type StreamOperation,
} from '@certitude/contracts';
import { type ClientCursor, type ResponseChange } from '@certitude/collab';
import { newId, type SqlValue, type Statement } from '@certitude/server/core';
import { asBuffer } from '../bytes';
import { reasonOf } from './response-row';

/** An event that becomes true with the operations. */
export type StreamEvent = { [N in EventName]: { readonly name: N; readonly payload: EventPayload<N> } }[EventName];

/** Somebody who is invited to answer a response. */
export interface Invitation {
  readonly response: ResponseId;
  readonly account: AccountId;
}

/** What is appended to a stream in one go, and what it was decided on. */
export interface Append {
  readonly organizationId: OrganizationId;
  readonly assessmentId: AssessmentId;
  /** Head and epoch of the stream that the operations were decided on. */
  readonly head: number;
  readonly epoch: number;
  /** Roles that were believed of the people whose operations were accepted; null: a member, whatever the role. */
  readonly roles: ReadonlyMap<AccountId, Role | null>;
  /** Invitations that operations were accepted for. */
  readonly invitations: readonly Invitation[];
  readonly operations: readonly StreamOperation[];
  readonly responses: ReadonlyMap<ResponseId, ResponseChange>;
  readonly cursors: ReadonlyMap<string, ClientCursor>;
  readonly events: readonly StreamEvent[];
}

/**
 * Appends to the stream, if what it was decided on still holds: the stream is open, nobody else has appended, and the
 * roles and invitations are the same. The update takes the row lock, so commit order is sequence order and there are no holes.
 * Everything else hangs on its row: when it finds none, the statement writes nothing and returns no row.
 * `= any`, although the join says the same: rows are found by their primary key whatever the planner believes of the
 * tables, and not by reading all of the organization's, dead versions included.
 */
export const APPEND: Statement<{ head: number }> = {
  name: 'stream-append',
  text: `
  with s as (
    update assessment_stream set head = head + $5::int
    where organization_id = $1 and assessment_id = $2 and head = $3 and epoch = $4 and state = 'open'
      and not exists (
        select from unnest($6::uuid[], $7::text[]) as believed(account_id, role)
        where not exists (
          select from member m
          where m.organization_id = $1 and m.account_id = any ($6::uuid[]) and m.account_id = believed.account_id
            and m.removed_at is null
            and (believed.role is null or m.role = believed.role)))
      and not exists (
        select from unnest($36::uuid[], $37::uuid[]) as invited(response_id, account_id)
        where not exists (
          select from response_contributor i
          where i.organization_id = $1 and i.response_id = invited.response_id and i.account_id = invited.account_id))
    returning head
  ), o as (
    insert into assessment_operation (organization_id, assessment_id, seq, actor_id, client_id, client_seq, response_id,
      field, value, previous, overwrote, update, generation, at)
    select $1, $2, s.head - $5::int + u.ord, u.actor_id, u.client_id, u.client_seq, u.response_id, u.field, u.value::jsonb,
      u.previous::jsonb, u.overwrote::jsonb, u.update, u.generation, to_timestamp(u.at / 1000)
    from s, unnest($8::uuid[], $9::uuid[], $10::bigint[], $11::uuid[], $12::text[], $13::text[], $14::text[], $15::text[],
      $16::bytea[], $17::int[], $18::float8[]) with ordinality
      as u(actor_id, client_id, client_seq, response_id, field, value, previous, overwrote, update, generation, at, ord)
  ), r as (
    update response r set level = u.level, applicability = u.applicability, reason = u.reason, owner_id = u.owner_id,
      reviewer_id = u.reviewer_id, due_on = u.due_on, flag = u.flag, status = u.status, origins = u.origins::jsonb
    from s, unnest($19::uuid[], $20::smallint[], $21::text[], $22::text[], $23::uuid[], $24::uuid[], $25::date[],
      $26::boolean[], $27::text[], $28::text[])
      as u(id, level, applicability, reason, owner_id, reviewer_id, due_on, flag, status, origins)
    where r.organization_id = $1 and r.id = any ($19::uuid[]) and r.id = u.id
  ), c as (
    insert into stream_client (organization_id, assessment_id, client_id, account_id, last_client_seq, last_seq, rejected)
    select $1, $2, u.client_id, u.account_id, u.client_seq, s.head, u.rejected::jsonb
    from s, unnest($29::uuid[], $30::uuid[], $31::bigint[], $32::text[]) as u(client_id, account_id, client_seq, rejected)
    on conflict (organization_id, assessment_id, client_id) do update
      set last_client_seq = excluded.last_client_seq, last_seq = excluded.last_seq, rejected = excluded.rejected,
        updated_at = now()
  ), e as (
    insert into outbox (organization_id, id, name, payload)
    select $1, u.id, u.name, u.payload::jsonb
    from s, unnest($33::uuid[], $34::text[], $35::text[]) as u(id, name, payload)
  )
  select head::float8 as head from s`,
};

/** Parameters of `APPEND`. */
export function appendValues(append: Append): SqlValue[] {
  const { organizationId, assessmentId, head, epoch, operations, roles } = append;
  return [
    organizationId,
    assessmentId,
    head,
    epoch,
    operations.length,
    [...roles.keys()],
    [...roles.values()],
    ...operationColumns(operations),
    ...responseColumns(append.responses),
    ...cursorColumns(append.cursors),
    ...eventColumns(append.events),
    append.invitations.map(({ response }) => response),
    append.invitations.map(({ account }) => account),
  ];
}

function operationColumns(operations: readonly StreamOperation[]): SqlValue[][] {
  const changes = operations.map((operation) => (operation.field === 'rationale' ? null : operation));
  const notes = operations.map((operation) => (operation.field === 'rationale' ? operation : null));
  return [
    operations.map(({ actor }) => actor),
    operations.map(({ client }) => client),
    operations.map(({ clientSeq }) => clientSeq),
    operations.map(({ response }) => response),
    operations.map(({ field }) => field),
    changes.map((change) => change && JSON.stringify(change.value)),
    changes.map((change) => change && JSON.stringify(change.previous)),
    changes.map((change) => change?.overwrote && JSON.stringify(change.overwrote)),
    notes.map((note) => note && asBuffer(note.update)),
    notes.map((note) => note && note.generation),
    operations.map(({ at }) => at),
  ];
}

function responseColumns(responses: Append['responses']): SqlValue[][] {
  const [ids, changes] = [[...responses.keys()], [...responses.values()]];
  const values = changes.map((change) => change.values);
  return [
    ids,
    values.map(({ level }) => level),
    values.map(({ applicability }) => applicability.applicability),
    values.map(({ applicability }) => reasonOf(applicability)),
    values.map(({ owner }) => owner),
    values.map(({ reviewer }) => reviewer),
    values.map(({ dueOn }) => dueOn),
    values.map(({ flag }) => flag),
    values.map(({ status }) => status),
    changes.map(({ origins }) => JSON.stringify(origins)),
  ];
}

function cursorColumns(cursors: Append['cursors']): SqlValue[][] {
  const values = [...cursors.values()];
  return [
    [...cursors.keys()],
    values.map(({ actor }) => actor),
    values.map(({ clientSeq }) => clientSeq),
    values.map(({ rejected }) => JSON.stringify(rejected)),
  ];
}

function eventColumns(events: readonly StreamEvent[]): SqlValue[][] {
  return [
    events.map(() => newId<OutboxEventId>()),
    events.map(({ name }) => name),
    events.map(({ payload }) => JSON.stringify(payload)),
  ];
}
