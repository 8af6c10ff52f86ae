import { NOTE_FRAGMENT } from '@certitude/contracts';
import * as Y from 'yjs';
import { acceptsAttribute, acceptsMark, NOTE_LIMITS } from './note/note-schema';

/** A node of a note as ProseMirror's JSON has it. */
export interface NoteNode {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NoteNode[];
  readonly text?: string;
  readonly marks?: readonly { readonly type: string; readonly attrs?: Readonly<Record<string, unknown>> }[];
}

const LINE_BREAK = 'hardBreak';

/** Yjs state of a note without content. */
export const emptyNote = (): Uint8Array => Y.encodeStateAsUpdate(new Y.Doc());

/**
 * A note with one paragraph per line.
 * @param clientId Yjs client id that the content will carry, unique per note content (an unsigned 32-bit integer).
 */
export const noteFromPlainText = (text: string, clientId: number): Uint8Array => {
  if (text === '') return emptyNote();
  const doc = new Y.Doc();
  doc.clientID = clientId;
  doc.getXmlFragment(NOTE_FRAGMENT).insert(0, text.split(/\r\n?|\n/).map(paragraph));
  return Y.encodeStateAsUpdate(doc);
};

const paragraph = (line: string): Y.XmlElement => {
  const element = new Y.XmlElement('paragraph');
  if (line !== '') element.insert(0, [new Y.XmlText(line)]);
  return element;
};

/**
 * A note as ProseMirror's JSON, without needing the editor's packages.
 * @param state Yjs state of the note.
 * @throws when the state is corrupt.
 */
export const noteToDocument = (state: Uint8Array): NoteNode => {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, state);
  const document = documentOf(doc);
  doc.destroy();
  return document;
};

/** What a note's Yjs document says, as ProseMirror's JSON. Reads only. */
export const documentOf = (doc: Y.Doc): NoteNode => ({
  type: 'doc',
  content: nodesOf(doc.getXmlFragment(NOTE_FRAGMENT), 0),
});

/**
 * The words of a note: one line per paragraph, heading or list item, one per row of a table with tabs between its cells.
 * @param state Yjs state of the note.
 * @throws when the state is corrupt.
 */
export const noteToPlainText = (state: Uint8Array): string => documentToPlainText(noteToDocument(state));

/** The words of a note that is at hand as JSON. */
export const documentToPlainText = (document: NoteNode): string => (document.content ?? []).flatMap(linesOf).join('\n');

const linesOf = (node: NoteNode): readonly string[] => {
  const children = node.content ?? [];
  if (node.type === 'tableRow') return [children.map((cell) => linesOf(cell).join(' ')).join('\t')];
  return children.length === 0 || children.some(isInline) ? [inlineText(node)] : children.flatMap(linesOf);
};
const isInline = (node: NoteNode): boolean => node.text !== undefined || node.type === LINE_BREAK;
const inlineText = (node: NoteNode): string =>
  node.type === LINE_BREAK ? '\n' : (node.text ?? (node.content ?? []).map(inlineText).join(''));

const nodesOf = (parent: Y.XmlFragment, depth: number): readonly NoteNode[] => {
  // No note goes deeper; one that was stored before that was judged must not exhaust the stack.
  if (depth > NOTE_LIMITS.depth) return [];
  return parent.toArray().flatMap((child): readonly NoteNode[] => {
    if (child instanceof Y.XmlElement) return [elementNode(child, depth)];
    // A note may hold things no editor wrote; they are left out.
    return child instanceof Y.XmlText ? textNodes(child) : [];
  });
};

const elementNode = (element: Y.XmlElement, depth: number): NoteNode => {
  // Attributes that the schema doesn't know say nothing to anybody, and may be anything.
  const attrs = Object.entries<unknown>(element.getAttributes()).filter(
    ([name, value]) => value !== null && acceptsAttribute(element.nodeName, name, value),
  );
  const content = nodesOf(element, depth + 1);
  return {
    type: element.nodeName,
    ...(attrs.length > 0 && { attrs: Object.fromEntries(attrs) }),
    ...(content.length > 0 && { content }),
  };
};

interface Run {
  readonly insert: unknown;
  readonly attributes?: Readonly<Record<string, unknown>>;
}

const textNodes = (text: Y.XmlText): readonly NoteNode[] => {
  const runs: readonly Run[] = text.toDelta();
  return runs.flatMap(({ insert, attributes = {} }) => {
    if (typeof insert !== 'string') return [];
    const marks = Object.entries(attributes).map(([name, value]) => markOf(name, value));
    return [{ type: 'text', text: insert, ...(marks.length > 0 && { marks }) }];
  });
};

/** Marks that may overlap with themselves carry a hash in their name: `comment--Ab12Cd34`. */
const HASHED = /^(.*)--[a-zA-Z0-9+/=]{8}$/;

const markOf = (name: string, value: unknown) => {
  const type = HASHED.exec(name)?.[1] ?? name;
  const given: [string, unknown][] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const attrs = Object.fromEntries(given.filter(([key, each]) => acceptsMark(type, { [key]: each })));
  return Object.keys(attrs).length > 0 ? { type, attrs } : { type };
};
