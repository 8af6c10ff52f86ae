import * as Y from 'yjs';
import { DOCUMENT } from './subject';

/** An assessment as hocuspocus has it: one Yjs document with all answers and notes. */
export function hocuspocusDocument(): Y.Doc {
  const doc = new Y.Doc();
  const responses = doc.getMap<Y.Map<unknown>>('responses');
  doc.transact(() => {
    for (let index = 0; index < DOCUMENT.responses; index += 1) {
      const text = new Y.XmlText('Lorem ipsum '.repeat(40).slice(0, DOCUMENT.noteBytes));
      const paragraph = new Y.XmlElement('paragraph');
      paragraph.insert(0, [text]);
      const note = new Y.XmlFragment();
      note.insert(0, [paragraph]);
      const applicability = { applicability: 'applicable' };
      const answer = Object.entries({ level: 0, status: 'not-started', applicability, note });
      responses.set(String(index), new Y.Map<unknown>(answer));
    }
  });
  return doc;
}
