import { type AssessmentId, type QuarantineReason, type ResponseId, type StreamState } from '@certitude/contracts';
import { type NoteNode } from '@certitude/collab';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { NoteEntity } from '../entities/note.entity';
import { type CompactedNote } from './compacted-note';
import { type FoldedNotes } from './note-folding';

/** A note with everything that was written to it: its snapshot, and the updates that are not in there, in order. */
export interface WrittenNote {
  readonly response: ResponseId;
  readonly assessmentId: AssessmentId;
  readonly generation: number;
  readonly snapshot: Uint8Array | null;
  /** Of the snapshot; null when nothing was ever put together. */
  readonly document: NoteNode | null;
  readonly plainText: string;
  readonly quarantined: boolean;
  readonly updates: readonly Uint8Array[];
  /** Sequence number of the last update; 0 when there is none. */
  readonly seq: number;
}
interface NoteRow extends Omit<WrittenNote, 'updates' | 'seq'> {
  readonly seq: number | null;
  readonly update: Uint8Array | null;
}

/** Snapshot and updates, as what they are put together from. */
export const updatesOf = ({ snapshot, updates }: WrittenNote): readonly Uint8Array[] =>
  snapshot ? [snapshot, ...updates] : updates;

const COLUMNS = `n.response_id as response, n.assessment_id as "assessmentId", n.generation, n.snapshot,
  n.document_json as document, n.plain_text as "plainText", n.quarantined_at is not null as quarantined,
  o.seq::float8 as seq, o.update`;
const UPDATES = `assessment_operation o on o.response_id = n.response_id and o.seq > n.snapshot_seq
  and o.field = 'rationale' and o.generation = n.generation`;

/** Whether anything stands in a note, whether or not something once did. */
export const hasContent = ({ content = [] }: NoteNode): boolean => content.length > 0;

const DOCUMENT = ['responseId', 'generation', 'snapshotSeq', 'documentJson'] as const;

/** Nothing is written any more where the stream is in this state. */
const FINAL: StreamState = 'final';

/** Notes of responses, as they are stored. */
@Injectable()
export class NoteRepository {
  /** Notes of an open assessment that were written to since their snapshot. Those set apart wait for their repair. */
  async lagging(tx: TenantTransaction, assessmentId: AssessmentId): Promise<WrittenNote[]> {
    const rows = await tx.query<NoteRow>(
      `select ${COLUMNS}
       from note n
       join assessment_stream s on s.assessment_id = n.assessment_id and s.state <> $2
       join ${UPDATES}
       where n.assessment_id = $1 and n.quarantined_at is null order by n.response_id, o.seq`,
      [assessmentId, FINAL],
    );
    return [...groupedByResponse(rows).values()].map(toNote);
  }

  /** One note with all that was written to it. */
  async find(tx: TenantTransaction, response: ResponseId): Promise<WrittenNote | undefined> {
    const rows = await tx.query<NoteRow>(
      `select ${COLUMNS} from note n left join ${UPDATES} where n.response_id = $1 order by o.seq`,
      [response],
    );
    return rows.length > 0 ? toNote(rows) : undefined;
  }

  /** Stores a compacted note, unless somebody has stored it further. */
  async store(
    tx: TenantTransaction,
    note: WrittenNote,
    { snapshot, document, plainText }: CompactedNote,
  ): Promise<void> {
    await tx.query(
      `update note n set snapshot = $3, snapshot_seq = $4, projected_seq = $4, document_json = $5, plain_text = $6,
         stored_bytes = $7
       where n.response_id = $1 and n.generation = $2 and n.snapshot_seq < $4
         and exists (select from assessment_stream s where s.assessment_id = n.assessment_id and s.state <> $8)`,
      [
        note.response,
        note.generation,
        Buffer.from(snapshot),
        note.seq,
        JSON.stringify(document),
        plainText,
        snapshot.byteLength,
        FINAL,
      ],
    );
  }

  /** @returns whether it was; not, when it was replaced or set apart meanwhile */
  async setApart(tx: TenantTransaction, note: WrittenNote, reason: QuarantineReason, at: Date): Promise<boolean> {
    const rows = await tx.query(
      `update note n set quarantined_at = $3, quarantine_reason = $4
       where n.response_id = $1 and n.generation = $2 and n.quarantined_at is null
         and exists (select from assessment_stream s where s.assessment_id = n.assessment_id and s.state <> $5)
       returning 1 as done`,
      [note.response, note.generation, at, reason, FINAL],
    );
    return rows.length > 0;
  }

  /** Begins the next generation of a note with this content. */
  async replace(
    tx: TenantTransaction,
    note: WrittenNote,
    { snapshot, document, plainText }: CompactedNote,
    seq: number,
  ): Promise<void> {
    const stored = { snapshot: Buffer.from(snapshot), documentJson: document, plainText };
    const places = { snapshotSeq: seq, projectedSeq: seq, storedBytes: snapshot.byteLength };
    const next = { generation: note.generation + 1, quarantinedAt: null, quarantineReason: null };
    await tx.repository(NoteEntity).update({ responseId: note.response }, { ...stored, ...places, ...next });
  }

  /**
   * Each note as far as it is known, unless nothing stands in it.
   * @param folded notes that were put together before, in memory; what is stored further meanwhile is newer
   */
  async documents(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
    folded: FoldedNotes,
  ): Promise<ReadonlyMap<ResponseId, NoteNode>> {
    const rows = await tx.repository(NoteEntity).find(DOCUMENT, { where: { assessmentId } });
    return new Map(
      rows.flatMap((row) => {
        const one = folded.get(row.responseId);
        const isNewer = one?.generation === row.generation && one.seq > row.snapshotSeq;
        const document = isNewer ? one.document : row.documentJson;
        return document && hasContent(document) ? [[row.responseId, document]] : [];
      }),
    );
  }

  /** Notes of an assessment that are set apart, in model order. */
  quarantined(
    tx: TenantTransaction,
    assessmentId: AssessmentId,
  ): Promise<{ response: ResponseId; since: Date; reason: QuarantineReason }[]> {
    return tx
      .repository(NoteEntity)
      .query('n', [])
      .innerJoin('response', 'r', 'r.organizationId = n.organizationId and r.id = n.responseId')
      .and<{ response: ResponseId; since: Date; reason: QuarantineReason }>({
        response: 'n.responseId',
        since: 'n.quarantinedAt',
        reason: 'n.quarantineReason',
      })
      .where('n.assessmentId = :assessmentId and n.quarantinedAt is not null', { assessmentId })
      .orderBy('r.position')
      .rows();
  }
}

function groupedByResponse(rows: readonly NoteRow[]): Map<ResponseId, NoteRow[]> {
  const groups = new Map<ResponseId, NoteRow[]>();
  for (const row of rows) {
    const group = groups.get(row.response);
    if (group) group.push(row);
    else groups.set(row.response, [row]);
  }
  return groups;
}

function toNote(rows: readonly NoteRow[]): WrittenNote {
  const [first] = rows;
  if (!first) throw new Error('A note has at least one row.');
  const { seq: _seq, update: _update, ...note } = first;
  const updates = rows.flatMap(({ update }) => (update ? [update] : []));
  return { ...note, updates, seq: rows.at(-1)?.seq ?? 0 };
}
