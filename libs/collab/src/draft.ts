import {
  type FieldChange,
  type FieldValue,
  type Overwritten,
  type ResponseField,
  type ResponseId,
  type StreamOperation,
  ownBytes,
} from '@certitude/contracts';
import { applyChange, type Answer, type FieldOperation } from './answer';
import type { DecidableResponse, DecideInput, ResponseChange } from './decision';
import { NO_CLOCKS, type NoteClocks } from './note-clocks';
import type { SubmittedNote } from './rules';

/** Who does something, by which client's operation; no client for what the server derived. */
export type Stamp = Pick<StreamOperation, 'actor' | 'client' | 'clientSeq'>;

/** A field change, with the link between the field and the type of its values. */
export const fieldChange = <F extends ResponseField>(
  field: F,
  value: FieldValue<F>,
  previous: FieldValue<F>,
  overwrote: Overwritten | null = null,
): FieldChange =>
  // TypeScript does not follow that F is one field; the signature guarantees it.
  ({ field, value, previous, overwrote }) as FieldChange;

/** The effects of a batch so far, on top of an input that stays untouched. */
export class Draft {
  readonly accepted: StreamOperation[] = [];
  readonly responses = new Map<ResponseId, ResponseChange>();
  readonly notes = new Map<ResponseId, NoteClocks>();

  constructor(private readonly input: DecideInput) {}

  response(id: ResponseId): DecidableResponse | null {
    const stored = this.input.responses.get(id);
    return stored ? { generation: stored.generation, ...(this.responses.get(id) ?? stored) } : null;
  }

  clocks(id: ResponseId): NoteClocks {
    return this.notes.get(id) ?? this.input.notes.get(id) ?? NO_CLOCKS;
  }

  appendField(response: ResponseId, answer: Answer, stamp: Stamp, change: FieldChange): void {
    const operation: FieldOperation = { ...stamp, response, at: this.input.now, ...change };
    this.accepted.push(operation);
    const after = applyChange(answer, operation, this.input.head + this.accepted.length);
    if (after === answer) return;
    const fields = new Set(this.responses.get(response)?.fields).add(change.field);
    this.responses.set(response, { values: after.values, origins: after.origins, fields });
  }

  appendNote(stamp: Stamp, edit: SubmittedNote, clocks: NoteClocks): void {
    const { response, field, generation } = edit;
    this.accepted.push({ ...stamp, response, at: this.input.now, field, update: ownBytes(edit.update), generation });
    this.notes.set(response, clocks);
  }
}
