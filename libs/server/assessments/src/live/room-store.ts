import {
  type AccountId,
  type AssessmentId,
  LIVE_LIMITS,
  type OrganizationId,
  type ResponseContributors,
  type ResponseId,
  type Role,
} from '@certitude/contracts';
import {
  Events,
  type SqlValue,
  type Statement,
  type Step,
  type SystemContext,
  TenantBatches,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { APPEND, type Append, appendValues } from '../stream/append';
import { type OperationRow } from '../stream/operation-row';
import { toSnapshot } from '../stream/response-row';
import { type StreamRow, StreamRepository } from '../stream/stream.repository';
import { type StoredNote } from './room-notes';
import { type LoadedRoom } from './room-state';
import {
  CLAIM_CLIENT,
  CONTRIBUTORS,
  JOINER,
  type JoinerRow,
  NEWER_NOTES,
  NOTE_TAIL,
  NOTES,
  QUARANTINED,
  RESPONSES,
  ROLES,
  STREAM,
  TAIL,
} from './room-statements';

/** Which room: an assessment in its organization. */
export interface RoomPlace {
  readonly context: SystemContext;
  readonly assessmentId: AssessmentId;
}
/** The room that somebody asks for; rooms themselves act for nobody. */
export const roomPlace = ({ organizationId, requestId }: TenantContext, assessmentId: AssessmentId): RoomPlace => ({
  context: { organizationId, actor: null, requestId },
  assessmentId,
});

/** The stream at one moment, with operations that came after some sequence number. */
export interface StreamTail extends StreamRow {
  readonly rows: readonly OperationRow[];
}
/** A tail, with what else edits are judged by. */
export interface StreamNews extends StreamTail {
  readonly contributors: readonly ResponseContributors[];
  /** Responses whose note is set apart. */
  readonly quarantined: readonly ResponseId[];
}
export interface StreamHead extends StreamRow {
  readonly organization: OrganizationId;
  readonly assessment: AssessmentId;
}
export interface JoinerFacts extends StreamTail, JoinerRow {}
/** What a batch has to be decided on while the stream's row is locked. */
export interface LockedFacts extends StreamNews {
  readonly roles: ReadonlyMap<AccountId, Role>;
}

/** What rooms read and write. Everything goes through the organization's context and its row-level security. */
@Injectable()
export class RoomStore {
  constructor(
    @Inject(TenantBatches) private readonly batches: TenantBatches,
    @Inject(TenantDatabase) private readonly db: TenantDatabase,
    @Inject(StreamRepository) private readonly streams: StreamRepository,
    @Inject(Events) private readonly events: Events,
  ) {}

  /** @returns null when there is no such assessment in the organization */
  async load(place: RoomPlace): Promise<LoadedRoom | null> {
    const [[stream], responses, notes, noteTail, contributors, quarantined] = await this.batches.snapshot(
      place.context,
      [
        step(place, STREAM),
        step(place, RESPONSES),
        step(place, NOTES),
        step(place, NOTE_TAIL),
        step(place, CONTRIBUTORS),
        step(place, QUARANTINED),
      ],
    );
    if (!stream) return null;
    return {
      ...stream,
      responses: responses.map((row) => ({ ...toSnapshot(row), generation: row.generation })),
      notes,
      noteTail,
      contributors,
      quarantined: quarantined.map(({ response }) => response),
    };
  }

  /** @returns null when the assessment is gone */
  async news(place: RoomPlace, after: number): Promise<StreamNews | null> {
    const [[stream], rows, contributors, quarantined] = await this.batches.snapshot(place.context, [
      step(place, STREAM),
      step(place, TAIL, after, LIVE_LIMITS.tailOperations),
      step(place, CONTRIBUTORS),
      step(place, QUARANTINED),
    ]);
    if (!stream) return null;
    return { ...stream, rows, contributors, quarantined: quarantined.map(({ response }) => response) };
  }

  /** @param after null when no tail is wanted; @returns null when person or assessment are gone */
  async joiner(
    place: RoomPlace,
    { account, client, after }: { account: AccountId; client: string; after: number | null },
  ): Promise<JoinerFacts | null> {
    const facts = [step(place, STREAM), step(place, JOINER, account, client)] as const;
    const tail = after === null ? [] : [step(place, TAIL, after, LIVE_LIMITS.tailOperations)];
    const [[stream], [joiner], rows = []] = await this.batches.snapshot(place.context, [...facts, ...tail]);
    return stream && joiner ? { ...stream, ...joiner, rows } : null;
  }

  /** Roles of those of the accounts that are members now. */
  async roles(place: RoomPlace, accounts: Iterable<AccountId>): Promise<ReadonlyMap<AccountId, Role>> {
    const [rows] = await this.batches.snapshot(place.context, [step(place, ROLES, [...accounts])]);
    return new Map(rows.map(({ account, role }) => [account, role]));
  }

  /**
   * Appends in one round trip.
   * @returns whether it was appended; not, when what it was decided on no longer holds
   * @throws OutcomeUnknown
   */
  async append({ context }: RoomPlace, append: Append): Promise<boolean> {
    const [rows] = await this.batches.commit(context, [{ statement: APPEND, values: appendValues(append) }]);
    return rows.length === 1;
  }

  /**
   * Appends what is decided while nobody else can: locks the stream, reads what came meanwhile, decides, appends.
   * @param decide gets what came after `after`; returns null when there is nothing to append
   */
  async appendUnderLock(
    { context, assessmentId }: RoomPlace,
    { after, accounts }: { readonly after: number; readonly accounts: Iterable<AccountId> },
    decide: (facts: LockedFacts) => Append | null,
  ): Promise<void> {
    await this.db.transaction(context, async (tx) => {
      const stream = await this.streams.lock(tx, assessmentId);
      const rows = await this.streams.tail(tx, assessmentId, after);
      const roles = await tx.query<{ account: AccountId; role: Role }>(ROLES.text, [
        context.organizationId,
        assessmentId,
        [...accounts],
      ]);
      const contributors = await tx.query<ResponseContributors>(CONTRIBUTORS.text, [
        context.organizationId,
        assessmentId,
      ]);
      const quarantined = await tx.query<{ response: ResponseId }>(QUARANTINED.text, [
        context.organizationId,
        assessmentId,
      ]);
      const append = decide({
        ...stream,
        rows,
        contributors,
        quarantined: quarantined.map(({ response }) => response),
        roles: new Map(roles.map(({ account, role }) => [account, role])),
      });
      if (append && !(await this.streams.append(tx, append))) throw new Error('The locked stream has moved.');
    });
  }

  /** Where streams are, of whichever organizations. */
  heads(assessments: readonly AssessmentId[]): Promise<StreamHead[]> {
    return this.db.global<StreamHead>(
      `select organization_id as organization, assessment_id as assessment, head::float8 as head, epoch, state
       from stream_heads($1::uuid[])`,
      [assessments],
    );
  }

  /** Notes for good whose tab this is, if that is not known yet. */
  async claimClient(client: string, account: AccountId): Promise<void> {
    await this.batches.outside({ statement: CLAIM_CLIENT, values: [client, account] });
  }

  /** Notes that compaction has stored further than they are known. */
  async newerNotes(place: RoomPlace, known: ReadonlyMap<ResponseId, number>): Promise<readonly StoredNote[]> {
    const [rows] = await this.batches.snapshot(place.context, [
      step(place, NEWER_NOTES, [...known.keys()], [...known.values()]),
    ]);
    return rows;
  }

  /** Whether the database takes writes of this organization; leaves nothing behind. */
  canSave({ context }: RoomPlace): Promise<boolean> {
    return this.batches.takesWrites(context);
  }

  /** Asks the worker to make snapshots and plain text of the notes. */
  async requestCompaction({ context, assessmentId }: RoomPlace): Promise<void> {
    await this.batches.commit(context, [this.events.step(context.organizationId, 'note.compact', { assessmentId })]);
  }
}

const step = <Row>(
  { context, assessmentId }: RoomPlace,
  statement: Statement<Row>,
  ...values: readonly SqlValue[]
): Step<Row> => ({ statement, values: [context.organizationId, assessmentId, ...values] });
