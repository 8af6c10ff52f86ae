import { ownBytes, NOTE_FRAGMENT } from '@certitude/contracts';
import * as Y from 'yjs';

/** A note's document as an editor has it, and the updates that were made to it, in order. */
export class NoteAuthor {
  readonly doc = new Y.Doc();
  readonly updates: Uint8Array<ArrayBuffer>[] = [];

  constructor(clientId: number, state?: Uint8Array) {
    this.doc.clientID = clientId;
    if (state) Y.applyUpdate(this.doc, state);
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'others') this.updates.push(ownBytes(update));
    });
  }

  get fragment(): Y.XmlFragment {
    return this.doc.getXmlFragment(NOTE_FRAGMENT);
  }
  get state(): Uint8Array<ArrayBuffer> {
    return ownBytes(Y.encodeStateAsUpdate(this.doc));
  }

  /** Appends a paragraph. Returns the update. */
  paragraph(words: string): Uint8Array<ArrayBuffer> {
    return this.#made(() => {
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [new Y.XmlText(words)]);
      this.fragment.push([paragraph]);
    });
  }

  /** Types into the first paragraph. Returns the update. */
  type(at: number, words: string): Uint8Array<ArrayBuffer> {
    return this.#made(() => this.#text().insert(at, words));
  }

  /** Deletes from the first paragraph. Returns the update. */
  erase(at: number, length: number): Uint8Array<ArrayBuffer> {
    return this.#made(() => this.#text().delete(at, length));
  }

  /** Marks part of the first paragraph. Returns the update. */
  mark(at: number, length: number, name: string): Uint8Array<ArrayBuffer> {
    return this.#made(() => this.#text().format(at, length, { [name]: {} }));
  }

  /** Takes over somebody else's update. */
  receive(update: Uint8Array): void {
    Y.applyUpdate(this.doc, update, 'others');
  }

  #text(): Y.XmlText {
    const first = this.fragment.get(0);
    const text = first instanceof Y.XmlElement ? first.get(0) : null;
    if (!(text instanceof Y.XmlText)) throw new Error('no paragraph to write into');
    return text;
  }

  #made(change: () => void): Uint8Array<ArrayBuffer> {
    this.doc.transact(change);
    const update = this.updates.at(-1);
    if (!update) throw new Error('nothing was changed');
    return update;
  }
}
