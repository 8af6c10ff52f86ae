import {
  type AccountId,
  type AssessmentId,
  LIVE_LIMITS,
  type OrganizationId,
  type ResponseId,
} from '@certitude/contracts';
import {
  Events,
  found,
  type SystemContext,
  TenantBatches,
  type TenantContext,
  TenantDatabase,
} from '@certitude/server/core';
import { Inject, Injectable } from '@nestjs/common';
import { type Append, appendStep } from '../stream/append';
import { CLAIM_CLIENT, type JoinerRow } from '../stream/facts/clients';
import { NEWER_NOTES, type StoredNote } from '../stream/facts/content';
import { type Roles } from '../stream/facts/roles';
import { type StreamRow } from '../stream/facts/stream-row';
import {
  type Facts,
  inSnapshot,
  readFact,
  readFacts,
  type Reading,
  stepOf,
  type StreamPlace,
  underLock,
} from '../stream/stream-facts';
import { StreamRepository } from '../stream/stream.repository';
import { type LoadedRoom } from './room-state';

/** Which room: an assessment in its organization. */
export interface RoomPlace extends StreamPlace {
  readonly context: SystemContext;
}
/** The room that somebody asks for; rooms themselves act for nobody. */
export const roomPlace = ({ organizationId, requestId }: TenantContext, assessmentId: AssessmentId): RoomPlace => ({
  ...{ organizationId, assessmentId },
  context: { organizationId, actor: null, requestId },
});

/** The stream at one moment, with what came after some sequence number and what else edits are judged by. */
export type StreamNews = StreamRow & Pick<Facts, 'tail' | 'contributors' | 'quarantined'>;
export interface StreamHead extends StreamRow {
  readonly organization: OrganizationId;
  readonly assessment: AssessmentId;
}
export interface JoinerFacts extends StreamRow, JoinerRow, Partial<Pick<Facts, 'tail'>> {}
/** What a batch has to be decided on while the stream's row is locked. */
export type LockedFacts = StreamNews & Pick<Facts, 'roles'>;

const JUDGED_BY = { contributors: [], quarantined: [] } as const;

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
  load(place: RoomPlace): Promise<LoadedRoom | null> {
    return readFacts(this.reading(place), place, { responses: [], notes: [], noteTail: [], ...JUDGED_BY });
  }

  /** @returns null when the assessment is gone */
  news(place: RoomPlace, after: number): Promise<StreamNews | null> {
    return readFacts(this.reading(place), place, { tail: [after, LIVE_LIMITS.tailOperations], ...JUDGED_BY });
  }

  /** @param after null when no tail is wanted; @returns null when person or assessment are gone */
  async joiner(
    place: RoomPlace,
    { account, client, after }: { account: AccountId; client: string; after: number | null },
  ): Promise<JoinerFacts | null> {
    const tail = after === null ? {} : { tail: [after, LIVE_LIMITS.tailOperations] };
    const facts = await readFacts(this.reading(place), place, { joiner: [account, client], ...tail });
    return facts?.joiner ? { ...facts, ...facts.joiner } : null;
  }

  /** Roles of those of the accounts that are members now. */
  roles(place: RoomPlace, accounts: Iterable<AccountId>): Promise<Roles> {
    return readFact(this.reading(place), place, 'roles', [[...accounts]]);
  }

  /**
   * Appends in one round trip.
   * @returns whether it was appended; not, when what it was decided on no longer holds
   * @throws OutcomeUnknown
   */
  async append({ context }: RoomPlace, append: Append): Promise<boolean> {
    const [rows] = await this.batches.commit(context, [appendStep(append)]);
    return rows.length === 1;
  }

  /**
   * Appends what is decided while nobody else can: locks the stream, reads what came meanwhile, decides, appends.
   * @param decide gets what came after `after`; returns null when there is nothing to append
   */
  async appendUnderLock(
    place: RoomPlace,
    { after, accounts }: { readonly after: number; readonly accounts: Iterable<AccountId> },
    decide: (facts: LockedFacts) => Append | null,
  ): Promise<void> {
    await this.db.transaction(place.context, async (tx) => {
      const wanted = { tail: [after, null], roles: [[...accounts]], ...JUDGED_BY } as const;
      const append = decide(found(await readFacts(underLock(tx), place, wanted)));
      if (append) await this.streams.append(tx, append);
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
    const newer = stepOf(place, NEWER_NOTES, [[...known.keys()], [...known.values()]]);
    const [rows] = await this.batches.snapshot(place.context, [newer]);
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

  private reading({ context }: RoomPlace): Reading {
    return inSnapshot(this.batches, context);
  }
}
