import { type AssessmentId, type ResponseId } from '@certitude/contracts';
import { type TenantTransaction } from '@certitude/server/core';
import { Injectable } from '@nestjs/common';
import { type CompactedNote } from './compacted-note';

/** A note with everything that was written to it: its snapshot, and the updates that are not in there, in order. */
export interface WrittenNote {
  readonly response: ResponseId;
  readonly generation: number;
  readonly snapshot: Uint8Array | null;
  readonly updates: readonly Uint8Array[];
  /** Sequence number of the last update. */
  readonly seq: number;
}
interface NoteRow extends Omit<WrittenNote, 'updates' | 'seq'> {
  readonly seq: number | null;
  readonly update: Uint8Array | null;
}

/** Notes of responses, as they are stored. */
@Injectable()
export class NoteRepository {
  /** Notes of an open assessment that were written to since their snapshot. */
  async lagging(tx: TenantTransaction, assessmentId: AssessmentId): Promise<WrittenNote[]> {
    const rows = await tx.query<NoteRow>(
      `select n.response_id as response, n.generation, n.snapshot, o.seq::float8 as seq, o.update
       from note n
       join assessment_stream s on s.assessment_id = n.assessment_id and s.state <> 'final'
       join assessment_operation o on o.response_id = n.response_id and o.seq > n.snapshot_seq
         and o.field = 'rationale' and o.generation = n.generation
       where n.assessment_id = $1 order by n.response_id, o.seq`,
      [assessmentId],
    );
    return [...groupedByResponse(rows).values()].map(toNote);
  }

  /** One note with all that was written to it. */
  async find(tx: TenantTransaction, response: ResponseId): Promise<WrittenNote | undefined> {
    const rows = await tx.query<NoteRow>(
      `select n.response_id as response, n.generation, n.snapshot, o.seq::float8 as seq, o.update
       from note n
       left join assessment_operation o on o.response_id = n.response_id and o.seq > n.snapshot_seq
         and o.field = 'rationale' and o.generation = n.generation
       where n.response_id = $1 order by o.seq`,
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
         and exists (select from assessment_stream s where s.assessment_id = n.assessment_id and s.state <> 'final')`,
      [
        note.response,
        note.generation,
        Buffer.from(snapshot),
        note.seq,
        JSON.stringify(document, (_key, value: unknown) => (typeof value === 'string' ? withoutNul(value) : value)),
        withoutNul(plainText),
        snapshot.byteLength,
      ],
    );
  }

  /** Words of each note as they were stored last. */
  async plainTexts(tx: TenantTransaction, assessmentId: AssessmentId): Promise<ReadonlyMap<ResponseId, string>> {
    const rows = await tx.query<{ id: ResponseId; text: string }>(
      'select response_id as id, plain_text as text from note where assessment_id = $1',
      [assessmentId],
    );
    return new Map(rows.map(({ id, text }) => [id, text]));
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
  const { response, generation, snapshot } = first;
  const updates = rows.flatMap(({ update }) => (update ? [update] : []));
  return { response, generation, snapshot, updates, seq: rows.at(-1)?.seq ?? 0 };
}

/** PostgreSQL's text and jsonb take everything but this character. */
const withoutNul = (text: string): string => text.replaceAll('\0', '');
