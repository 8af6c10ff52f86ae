import {
  type AssessmentId,
  type OrganizationId,
  type ResponseContributors,
  type ResponseId,
} from '@certitude/contracts';
import {
  type SqlValue,
  type Statement,
  type Step,
  type SystemContext,
  type TenantBatches,
  type TenantTransaction,
} from '@certitude/server/core';
import { JOINER, type JoinerRow } from './facts/clients';
import {
  NOTE_TAIL,
  NOTES,
  type NoteUpdate,
  QUARANTINED,
  RESPONSES,
  type StoredNote,
  type StoredResponse,
  TAIL,
} from './facts/content';
import { CONTRIBUTORS } from './facts/contributors';
import { type Roles, ROLES } from './facts/roles';
import { LOCKED_STREAM, STREAM, type StreamRow } from './facts/stream-row';
import { type OperationRow } from './operation-row';
import { toSnapshot } from './response-row';

/** What decisions on operations rest on, besides where the stream is. */
export interface Facts {
  readonly responses: readonly StoredResponse[];
  readonly notes: readonly StoredNote[];
  readonly noteTail: readonly (NoteUpdate & { readonly response: ResponseId })[];
  /** Responses whose note is set apart. */
  readonly quarantined: readonly ResponseId[];
  /** Operations after what is known. */
  readonly tail: readonly OperationRow[];
  readonly contributors: readonly ResponseContributors[];
  readonly roles: Roles;
  /** Null when the person is gone. */
  readonly joiner: JoinerRow | null;
}

/** How a fact is read: its statement, of organization and assessment and what else it takes, and what its rows say. */
interface Source<Value> {
  readonly statement: Statement<unknown>;
  readonly from: (rows: readonly unknown[]) => Value;
}
/** The rows are those of the statement. */
const source = <Row, Value>(statement: Statement<Row>, from: (rows: readonly Row[]) => Value): Source<Value> => ({
  statement,
  from: (rows) => from(rows as readonly Row[]),
});
const asRead = <Row>(rows: readonly Row[]): readonly Row[] => rows;

const SOURCES: { readonly [N in keyof Facts]: Source<Facts[N]> } = {
  responses: source(RESPONSES, (rows) => rows.map((row) => ({ ...toSnapshot(row), generation: row.generation }))),
  notes: source(NOTES, asRead),
  noteTail: source(NOTE_TAIL, asRead),
  quarantined: source(QUARANTINED, (rows) => rows.map(({ response }) => response)),
  tail: source(TAIL, asRead),
  contributors: source(CONTRIBUTORS, asRead),
  roles: source(ROLES, (rows): Roles => new Map(rows.map(({ account, role }) => [account, role]))),
  joiner: source(JOINER, ([row]) => row ?? null),
};

/** Which stream: of an assessment in its organization. */
export interface StreamPlace {
  readonly organizationId: OrganizationId;
  readonly assessmentId: AssessmentId;
}

/** How statements about one stream are asked, and by which of them it is known where the stream is. */
export interface Reading {
  readonly stream: Statement<StreamRow>;
  /** The rows of each step. */
  readonly ask: (steps: readonly Step<unknown>[]) => Promise<readonly (readonly unknown[])[]>;
}
/** All at one moment, in one message. */
export const inSnapshot = (batches: TenantBatches, context: SystemContext): Reading => ({
  stream: STREAM,
  ask: (steps) => batches.snapshot(context, steps),
});
/** One after the other, in a transaction. */
export const within = (tx: TenantTransaction): Reading => ({
  stream: STREAM,
  ask: async (steps) => {
    const rows = [];
    for (const { statement, values } of steps) rows.push(await tx.query(statement.text, values));
    return rows;
  },
});
/** In a transaction, and nobody appends until it ends. */
export const underLock = (tx: TenantTransaction): Reading => ({ ...within(tx), stream: LOCKED_STREAM });

/** What is to be read, with what it takes besides organization and assessment. */
type Wanted = { readonly [N in keyof Facts]?: readonly SqlValue[] };
type Found<W extends Wanted> = StreamRow & { readonly [N in keyof W & keyof Facts]: Facts[N] };

/**
 * Reads where the stream is, and what is wanted: the one way to what decisions rest on. That it still holds when they are
 * written, the append sees itself (`append.ts`).
 * @returns null when there is no such assessment in the organization
 */
export async function readFacts<const W extends Wanted>(
  { stream, ask }: Reading,
  place: StreamPlace,
  wanted: W,
): Promise<Found<W> | null> {
  const names = Object.keys(wanted) as (keyof Facts)[];
  const steps = names.map((name) => stepOf(place, SOURCES[name].statement, wanted[name]));
  const [[row], ...facts] = (await ask([stepOf(place, stream), ...steps])) as [StreamRow[], ...unknown[][]];
  if (!row) return null;
  const found = names.map((name, index) => [name, SOURCES[name].from(facts[index] ?? [])]);
  return { ...row, ...Object.fromEntries(found) } as Found<W>;
}

/** One fact for itself, when where the stream is does not matter. */
export async function readFact<N extends keyof Facts>(
  { ask }: Reading,
  place: StreamPlace,
  name: N,
  values: readonly SqlValue[],
): Promise<Facts[N]> {
  const [rows = []] = await ask([stepOf(place, SOURCES[name].statement, values)]);
  return SOURCES[name].from(rows);
}

/** A statement about one stream, with what it takes besides. */
export const stepOf = <Row>(
  { organizationId, assessmentId }: StreamPlace,
  statement: Statement<Row>,
  values: readonly SqlValue[] = [],
): Step<Row> => ({ statement, values: [organizationId, assessmentId, ...values] });
