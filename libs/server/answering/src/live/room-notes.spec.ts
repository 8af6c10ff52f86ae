import { type ResponseId, NOTE_FRAGMENT } from '@certitude/contracts';
import * as Y from 'yjs';
import { RoomNotes } from './room-notes';

const response = 'a response' as ResponseId;

/** A document that tells its updates, and the words in a state. */
const writer = () => {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  const write = (text: string): Uint8Array => {
    doc.getXmlFragment(NOTE_FRAGMENT).push([new Y.XmlText(text)]);
    const update = updates.at(-1);
    if (!update) throw new Error('No update.');
    return update;
  };
  return { doc, write };
};
const wordsIn = (notes: RoomNotes): string => {
  const doc = new Y.Doc();
  for (const { state } of notes.states()) Y.applyUpdate(doc, state);
  return doc.getXmlFragment(NOTE_FRAGMENT).toString();
};

describe('notes of a room', () => {
  it('hands out everything that was committed, in one update', () => {
    const { write } = writer();
    const notes = new RoomNotes([], [{ response, seq: 1, update: write('a') }], []);
    for (let seq = 2; seq <= 200; seq += 1) notes.append(response, { seq, update: write('b') }, null);
    expect(wordsIn(notes)).toBe(`a${'b'.repeat(199)}`);
    expect(notes.states()).toHaveLength(1);
  });

  it('knows what the next update may rest on', () => {
    const { doc, write } = writer();
    const notes = new RoomNotes([], [], []);
    expect(notes.clocks(response).next.size).toBe(0);
    notes.append(response, { seq: 1, update: write('abc') }, null);
    expect(notes.clocks(response).next.get(doc.clientID)).toBe(Y.getState(doc.store, doc.clientID));
  });

  it('goes on from a compacted note, keeping what came after it', () => {
    const { doc, write } = writer();
    const notes = new RoomNotes([], [], []);
    notes.append(response, { seq: 1, update: write('a') }, null);
    const state = Y.encodeStateAsUpdate(doc);
    notes.append(response, { seq: 2, update: write('b') }, null);
    const before = notes.clocks(response);
    notes.rebase({ response, state, upTo: 1 });
    expect(wordsIn(notes)).toBe('ab');
    expect(notes.bases([response]).get(response)).toBe(1);
    expect(notes.clocks(response).next).toEqual(before.next);
    expect(notes.clocks(response).bytes).toBe(state.byteLength + (before.bytes - state.byteLength));
  });

  it('does not go back to a compacted note that is older than what it has', () => {
    const { doc, write } = writer();
    const first = write('a');
    const state = Y.encodeStateAsUpdate(doc);
    const notes = new RoomNotes([{ response, state: Y.mergeUpdates([first, write('b')]), upTo: 2 }], [], []);
    notes.rebase({ response, state, upTo: 1 });
    expect(wordsIn(notes)).toBe('ab');
  });
});
