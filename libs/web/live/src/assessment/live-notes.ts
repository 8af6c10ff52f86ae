import { signal } from '@angular/core';
import { FROM_STREAM } from '@certitude/collab';
import { type ResponseId } from '@certitude/contracts';
import { type Doc } from 'yjs';
import { type ReplicaShell } from '../transport/replica-shell';

/** The shared documents of the notes that editors are bound to. */
export class LiveNotes {
  readonly #open = new Map<ResponseId, Doc>();
  readonly #resets = signal<ReadonlyMap<ResponseId, number>>(new Map());

  constructor(private readonly now: () => number) {}

  /** How often the document of a note was replaced. Reads a signal. */
  resets(response: ResponseId): number {
    return this.#resets().get(response) ?? 0;
  }

  /** The document of a note; what an editor does to it is sent. */
  open(shell: ReplicaShell, response: ResponseId): Doc {
    const doc = shell.replica.note(response);
    if (this.#open.get(response) === doc) return doc;
    this.#open.set(response, doc);
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== FROM_STREAM) shell.run(shell.replica.editText(response, update, this.now()));
    });
    return doc;
  }

  /** The document of a note, to look at: nothing that happens to it is sent. */
  read(shell: ReplicaShell, response: ResponseId): Doc {
    return shell.replica.note(response);
  }

  close(shell: ReplicaShell, response: ResponseId): void {
    this.#open.delete(response);
    shell.replica.closeNote(response);
  }

  /** The replica gave the document up. */
  replaced(response: ResponseId): void {
    this.#open.delete(response);
    this.#resets.update((all) => new Map(all).set(response, (all.get(response) ?? 0) + 1));
  }

  clear(): void {
    this.#open.clear();
  }
}
