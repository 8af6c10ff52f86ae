import { LIVE_LIMITS, ownBytes, type RejectionCode, type ResponseField, type ResponseId } from '@certitude/contracts';
import { originSeq, sameValue } from '../answer';
import type { Collector } from './collector';
import type { Notes } from './notes';
import type { Outbox, NewEntry } from './outbox';
import type { FieldEntry } from './outbox-entry';
import type { OwnView } from './own-view';
import type { Refusals } from './refusals';

/** The value a person may give to a field by hand. */
export type EditValue<F extends ResponseField> = Extract<FieldEntry, { readonly field: F }>['value'];

/** One field of one answer, and what a person sets it to. */
export type FieldEdit = {
  [F in ResponseField]: { readonly response: ResponseId; readonly field: F; readonly value: EditValue<F> };
}[ResponseField];

/** When an edit is made, and in which epoch. */
interface Moment {
  readonly madeAt: number;
  readonly epoch: number;
}

interface Parts {
  readonly view: OwnView;
  readonly notes: Notes;
  readonly outbox: Outbox;
  readonly refusals: Refusals;
  readonly out: Collector;
  /** Why an edit cannot even be tried. Whether it is allowed, the server decides. */
  readonly obstacle: (response: ResponseId) => RejectionCode | null;
}

/** Takes a person's edits into the outbox, or says at once why not. */
export class OwnEdits {
  constructor(private readonly parts: Parts) {}

  /** What is already there is not set again. */
  set<F extends ResponseField>(
    { response, field, value }: { readonly response: ResponseId; readonly field: F; readonly value: EditValue<F> },
    moment: Moment,
  ): void {
    const { outbox, out } = this.parts;
    const view = this.parts.view.of(response);
    const code = this.parts.obstacle(response);
    if (code) return out.add({ type: 'refused', response, field, value, code, clientSeq: null });
    if (!view || sameValue(view.values[field], value)) return;
    const edit = { response, field, value, base: originSeq(view, field), ...moment };
    // TypeScript does not follow that F is one field; the signature guarantees it.
    outbox.add(edit as NewEntry);
    out.changed(response);
  }

  /** An update that an editor made to the document of a note. */
  write(response: ResponseId, update: Uint8Array, moment: Moment): void {
    const { notes, outbox, refusals, out } = this.parts;
    const code = this.parts.obstacle(response) ?? (update.byteLength > LIVE_LIMITS.textBytes ? 'too_large' : null);
    if (code) return refusals.refuseNoteEdit(response, update, code);
    const own = ownBytes(update);
    outbox.add({ response, field: 'rationale', update: own, generation: notes.generation(response), ...moment });
    notes.edit(response, own);
    out.changed(response);
  }
}
