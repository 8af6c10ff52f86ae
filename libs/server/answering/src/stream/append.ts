import { type OutboxEventId, type ResponseId, type StreamOperation } from '@certitude/contracts';
import { type ClientCursor, type ResponseChange } from '@certitude/collab';
import { newId, type SqlValue, type Statement, type Step } from '@certitude/server/core';
import { asBuffer } from '../bytes';
import { clientsHold } from './facts/clients';
import { type Invitation, invitationsHold } from './facts/contributors';
import { type BelievedRoles, rolesHold } from './facts/roles';
import { isStillAt } from './facts/stream-row';
import { reasonOf } from './response-row';
import { eventsOf, type StreamEvent } from './stream-events';
import { type StreamPlace } from './stream-facts';

/** What is appended to a stream in one go, and what it was decided on. */
export interface Append extends StreamPlace {
  /** Head and epoch of the stream that the operations were decided on. */
  readonly head: number;
  readonly epoch: number;
  /** Roles that were believed of the people whose operations were accepted; null: a member, whatever the role. */
  readonly roles: BelievedRoles;
  /** Invitations that operations were accepted for. */
  readonly invitations: readonly Invitation[];
  readonly operations: readonly StreamOperation[];
  readonly responses: ReadonlyMap<ResponseId, ResponseChange>;
  readonly cursors: ReadonlyMap<string, ClientCursor>;
  readonly events: readonly StreamEvent[];
}

/** Operations that somebody has decided, and what comes of them; nothing rests on what is left out. */
export interface Decided extends Pick<Append, 'operations'> {
  readonly roles?: Append['roles'];
  readonly invitations?: Append['invitations'];
  readonly responses?: Append['responses'];
  readonly cursors?: Append['cursors'];
}

/** What was decided on a stream that was at `head`, as it is to be written: the only way to an `Append`. */
export function appendOf(
  { organizationId, assessmentId }: StreamPlace,
  { head, epoch }: Pick<Append, 'head' | 'epoch'>,
  { operations, roles = new Map(), invitations = [], responses = new Map(), cursors = new Map() }: Decided,
): Append {
  const events = eventsOf(assessmentId, operations, (id) => responses.get(id)?.values);
  return { organizationId, assessmentId, head, epoch, operations, roles, invitations, responses, cursors, events };
}

/**
 * Appends to the stream, if what it was decided on still holds: the stream is open, nobody else has appended, and the
 * roles, invitations and the owners of the clients are the same. The update takes the row lock, so commit order is sequence order and there are no holes.
 * Everything else hangs on its row: when it finds none, the statement writes nothing and returns no row.
 * What is written travels as JSON: one text is quicker made, sent and read than a parameter per column.
 * @param conditions more of them
 * @param writes to more tables; each that a statement names costs PostgreSQL time, whether or not there is anything to write
 */
const appending = (conditions: string, writes: string) => `
  with s as (
    update assessment_stream set head = head + $5::int
    where organization_id = $1 and assessment_id = $2 and ${isStillAt('$3', '$4')}
      and ${rolesHold('$6', '$7')}
      and ${clientsHold('$9')}${conditions}
    returning head
  ), o as (
    insert into assessment_operation (organization_id, assessment_id, seq, actor_id, client_id, client_seq, response_id,
      field, value, previous, overwrote, update, generation, at)
    select $1, $2, s.head - $5::int + u.ord, u.actor, u.client, u.client_seq, u.response, u.field, u.value::jsonb,
      u.previous::jsonb, u.overwrote::jsonb, decode(u.update, 'base64'), u.generation, to_timestamp(u.at / 1000)
    from s, rows from (json_to_recordset($8::json) as (actor uuid, client uuid, client_seq bigint, response uuid,
      field text, value text, previous text, overwrote text, update text, generation int, at float8)) with ordinality
      as u(actor, client, client_seq, response, field, value, previous, overwrote, update, generation, at, ord)
  ), c as (
    insert into stream_client (organization_id, assessment_id, client_id, account_id, last_client_seq, last_seq, rejected)
    select $1, $2, u.client, u.account, u.client_seq, s.head, u.rejected
    from s, json_to_recordset($9::json) as u(client uuid, account uuid, client_seq bigint, rejected jsonb)
    on conflict (organization_id, assessment_id, client_id) do update
      set last_client_seq = excluded.last_client_seq, last_seq = excluded.last_seq, rejected = excluded.rejected,
        updated_at = now()
  )${writes}
  select head::float8 as head from s`;

/**
 * `= any`, although the join says the same: rows are found by their primary key whatever the planner believes of the
 * tables, and not by reading all of the organization's, dead versions included.
 */
const RESPONSES = `, r as (
    update response r set level = u.level, applicability = u.applicability, reason = u.reason, owner_id = u.owner,
      reviewer_id = u.reviewer, due_on = u.due_on, flag = u.flag, status = u.status, origins = u.origins
    from s, json_to_recordset($11::json) as u(id uuid, level smallint, applicability text, reason text, owner uuid,
      reviewer uuid, due_on date, flag boolean, status text, origins jsonb)
    where r.organization_id = $1 and r.id = any ($10::uuid[]) and r.id = u.id
  )`;
const EVENTS = `, e as (
    insert into outbox (organization_id, id, name, payload)
    select $1, u.id, u.name, u.payload
    from s, json_to_recordset($12::json) as u(id uuid, name text, payload jsonb)
  )`;

type AppendStatement = Statement<{ head: number }>;
const APPEND_NOTES: AppendStatement = { name: 'stream-append-notes', text: appending('', '') };
const APPEND_ANSWERS: AppendStatement = { name: 'stream-append-answers', text: appending('', RESPONSES) };
const APPEND: AppendStatement = {
  name: 'stream-append',
  text: appending(` and ${invitationsHold('$13')}`, `${RESPONSES}${EVENTS}`),
};

/** The statement that appends it, the smallest that does, with its parameters. */
export function appendStep(append: Append): Step<{ head: number }> {
  const [common, answers] = [commonValues(append), answerValues(append)];
  if (append.events.length > 0 || append.invitations.length > 0)
    return {
      statement: APPEND,
      values: [...common, ...answers, eventsText(append), JSON.stringify(append.invitations)],
    };
  if (append.responses.size > 0) return { statement: APPEND_ANSWERS, values: [...common, ...answers] };
  return { statement: APPEND_NOTES, values: common };
}

function commonValues({ organizationId, assessmentId, head, epoch, operations, roles, cursors }: Append): SqlValue[] {
  return [
    organizationId,
    assessmentId,
    head,
    epoch,
    operations.length,
    [...roles.keys()],
    [...roles.values()],
    JSON.stringify(operations.map(operationRow)),
    JSON.stringify(Array.from(cursors, clientRow)),
  ];
}

const answerValues = ({ responses }: Append): SqlValue[] => [
  [...responses.keys()],
  JSON.stringify(Array.from(responses, responseRow)),
];

const eventsText = ({ events }: Append): string =>
  JSON.stringify(events.map((event) => ({ id: newId<OutboxEventId>(), ...event })));

/** Values are texts of their own: JSON's null is a value, SQL's is none. */
function operationRow(operation: StreamOperation): object {
  const { actor, client, clientSeq, response, field, at } = operation;
  const common = { actor, client, client_seq: clientSeq, response, field, at };
  if (operation.field === 'rationale')
    return { ...common, update: asBuffer(operation.update).toString('base64'), generation: operation.generation };
  const { value, previous, overwrote } = operation;
  return {
    ...common,
    value: JSON.stringify(value),
    previous: JSON.stringify(previous),
    overwrote: overwrote && JSON.stringify(overwrote),
  };
}

function responseRow([id, { values, origins }]: readonly [ResponseId, ResponseChange]): object {
  const { level, applicability, owner, reviewer, dueOn, flag, status } = values;
  return {
    id,
    level,
    applicability: applicability.applicability,
    reason: reasonOf(applicability),
    owner,
    reviewer,
    due_on: dueOn,
    flag,
    status,
    origins,
  };
}

const clientRow = ([client, { actor, clientSeq, rejected }]: readonly [string, ClientCursor]): object => ({
  client,
  account: actor,
  client_seq: clientSeq,
  rejected,
});
