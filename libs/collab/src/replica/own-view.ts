import type { FieldValue, ResponseField, ResponseId } from '@certitude/contracts';
import { mergeUpdates } from '../note-clocks';
import type { Committed } from './committed';
import type { ResponseView, Saving } from './effects';
import type { Notes } from './notes';
import type { Outbox } from './outbox';
import { viewOf } from './view';

/** What a person sees: what is committed, with their own unsaved edits on top. */
export class OwnView {
  constructor(
    private readonly parts: { readonly committed: Committed; readonly notes: Notes; readonly outbox: Outbox },
  ) {}

  of(response: ResponseId): ResponseView | null {
    const committed = this.parts.committed.get(response);
    return committed && viewOf(committed, this.parts.outbox.of(response));
  }

  /** Content of a note, as one Yjs update. */
  noteState(response: ResponseId): Uint8Array {
    const { notes, outbox } = this.parts;
    return mergeUpdates([notes.committed(response), ...outbox.noteUpdates(response)]);
  }

  saving(): Saving {
    const times = this.parts.outbox.entries.map(({ madeAt }) => madeAt);
    return { pending: times.length, oldestMadeAt: times.length > 0 ? Math.min(...times) : null };
  }

  /** The value that undoing the own last change of a field would bring back; null once somebody else has changed it. */
  lastOwn(response: ResponseId, field: ResponseField): { readonly value: FieldValue } | null {
    const committed = this.parts.committed.get(response);
    const unsaved = this.parts.outbox.of(response);
    const last = unsaved.findLastIndex((entry) => entry.field === field);
    if (!committed || last < 0) return this.parts.committed.replacedByOwn(response, field);
    return { value: viewOf(committed, unsaved.slice(0, last)).values[field] };
  }
}
