import { NOTE_FRAGMENT } from '@certitude/contracts';
import * as Y from 'yjs';
import { type NoteClocks } from './note-clocks';
import { type NoteNode } from './note-codec';

/**
 * A note that says what a document says.
 * @param clientId Yjs client id that the content will carry, unique per note content (an unsigned 32-bit integer).
 */
export const noteFromDocument = ({ content = [] }: NoteNode, clientId: number): Uint8Array => {
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getXmlFragment(NOTE_FRAGMENT).insert(0, partsOf(content));
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
};

/** Words that follow each other are one text, whatever marks they carry. */
const partsOf = (nodes: readonly NoteNode[]): (Y.XmlElement | Y.XmlText)[] => {
  const parts: (Y.XmlElement | Y.XmlText)[] = [];
  let words: NoteNode[] = [];
  const endOfWords = (): void => {
    if (words.length > 0) parts.push(textOf(words));
    words = [];
  };
  for (const node of nodes) {
    if (node.text !== undefined) {
      words.push(node);
      continue;
    }
    endOfWords();
    parts.push(elementOf(node));
  }
  endOfWords();
  return parts;
};

const elementOf = ({ type, attrs = {}, content = [] }: NoteNode): Y.XmlElement => {
  const element = new Y.XmlElement<Record<string, string | number>>(type);
  for (const [name, value] of Object.entries(attrs))
    if (typeof value === 'string' || typeof value === 'number') element.setAttribute(name, value);
  element.insert(0, partsOf(content));
  return element as Y.XmlElement;
};

const textOf = (words: readonly NoteNode[]): Y.XmlText => {
  const text = new Y.XmlText();
  text.applyDelta(
    words.map(({ text: insert = '', marks = [] }) => ({
      insert,
      attributes: Object.fromEntries(marks.map(({ type, attrs = {} }) => [type, attrs])),
    })),
  );
  return text;
};

/**
 * An update that takes everything out of a note that stands in it, and puts other content there. Made without building
 * the note: what people wrote in it decides nothing.
 * @param clocks of the note as it is
 * @param content a note of its own, that nothing was deleted from
 */
export const replacingNote = (clocks: NoteClocks, content: Uint8Array): Uint8Array => {
  const written = [...clocks.next].filter(([, next]) => next > 0);
  const deletions = [written.length, ...written.flatMap(([client, next]) => [client, 1, 0, next])];
  // Its last byte says that nothing is deleted.
  return new Uint8Array([...content.subarray(0, -1), ...deletions.flatMap(asVariable)]);
};

const GROUP = 128;
/** A whole number as Yjs writes it: groups of seven bits, the lowest first. It may exceed 32 bits. */
const asVariable = (number: number): number[] =>
  number < GROUP ? [number] : [(number % GROUP) + GROUP, ...asVariable(Math.floor(number / GROUP))];
