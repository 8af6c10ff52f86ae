import type { Joined, Rejection, RejectionCode, ResponseId } from '@certitude/contracts';
import type { Collector } from './collector';
import { typedText, wholeText } from './lost-text';
import type { Notes } from './notes';
import type { Outbox } from './outbox';
import type { NoteEntry, OutboxEntry } from './outbox-entry';

interface LostNote {
  readonly code: RejectionCode;
  readonly updates: Uint8Array[];
  readonly clientSeqs: number[];
}

/** Takes refused edits out of the outbox and hands what is lost back to their author. */
export class Refusals {
  constructor(
    private readonly outbox: Outbox,
    private readonly notes: Notes,
    private readonly out: Collector,
  ) {}

  /** The server refused these for good. What is no longer in the outbox was dealt with before. */
  refuse(rejections: readonly Rejection[]): void {
    const lost = new Map<ResponseId, LostNote>();
    for (const rejection of rejections) {
      const entry = this.outbox.remove(rejection.clientSeq);
      if (!entry) continue;
      this.out.changed(entry.response);
      if (entry.field === 'rationale') {
        const note = lost.get(entry.response) ?? { code: rejection.code, updates: [], clientSeqs: [] };
        lost.set(entry.response, add(note, entry));
      } else {
        const { response, field, value } = entry;
        this.out.add({ type: 'refused', response, field, value, ...rejection });
      }
    }
    for (const [response, note] of lost) this.#tell(response, this.#withWhatRestsOnIt(response, note));
  }

  /**
   * What the stream has dealt with is in the content just taken over, or was refused; edits of another epoch are too
   * late.
   */
  settle({ clientSeq, rejected }: Joined['cursor'], epoch: number): void {
    this.outbox.continueAfter(clientSeq);
    this.refuse(rejected);
    for (const entry of this.outbox.entries.filter((each) => each.clientSeq <= clientSeq)) {
      this.outbox.remove(entry.clientSeq);
      this.out.changed(entry.response);
    }
    const late = this.outbox.entries.filter((entry) => entry.epoch !== epoch);
    this.refuse(late.map((entry) => ({ clientSeq: entry.clientSeq, code: 'frozen' })));
  }

  /** Refuses what the server has never seen and will not take: edits made in another epoch. */
  refuseUnsent(code: RejectionCode, isLost: (entry: OutboxEntry) => boolean): void {
    const lost = this.outbox.entries.filter((entry) => !this.outbox.wasSent(entry) && isLost(entry));
    this.refuse(lost.map(({ clientSeq }) => ({ clientSeq, code })));
  }

  /** An edit of a note that will not even get into the outbox. */
  refuseNoteEdit(response: ResponseId, update: Uint8Array, code: RejectionCode): void {
    this.#tell(response, { code, updates: [update], clientSeqs: [] });
  }

  /** Later edits of the note that were not sent yet rest on the refused ones and fall with them. */
  #withWhatRestsOnIt(response: ResponseId, note: LostNote): LostNote {
    for (const entry of this.outbox.of(response)) {
      if (entry.field !== 'rationale' || this.outbox.wasSent(entry)) continue;
      this.outbox.remove(entry.clientSeq);
      add(note, entry);
    }
    return note;
  }

  #tell(response: ResponseId, { code, updates, clientSeqs }: LostNote): void {
    const note = wholeText(this.notes.committed(response), [...this.outbox.noteUpdates(response), ...updates]);
    this.out.changed(response);
    this.out.add({ type: 'noteRefused', response, code, typed: typedText(updates), note, clientSeqs });
    if (this.notes.drop(response)) this.out.add({ type: 'noteReset', response });
  }
}

const add = (note: LostNote, entry: NoteEntry): LostNote => {
  note.updates.push(entry.update);
  note.clientSeqs.push(entry.clientSeq);
  return note;
};
